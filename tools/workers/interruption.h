// SIGINT, SIGTERM and SIGHUP asked of the whole run: remembered, so that it can clean up before it goes.
#pragma once

namespace scrutineer::tools {

// Once at the program's start.
void watch_for_interruption();
bool interrupted();
// Ends the process by the signal that came, as a shell expects.
[[noreturn]] void die_of_interruption();
// In a child: interruption is the parent's business; the child goes when the parent does.
void leave_interruption_to_parent();

}  // namespace scrutineer::tools
