// What a worker is not allowed to do, beside its limits: whoever takes over a library through a crafted
// report gains no network, no other program, and no file but the folder that the worker writes to.
#pragma once

#include <filesystem>

namespace scrutineer::tools {

// For the rest of the process, by Landlock and seccomp; where the kernel lacks one of them, without it. Files
// may be read everywhere (fonts, character maps, OCR's models lie in many places). `writable` empty: none may
// be written.
void enter_sandbox(const std::filesystem::path& writable);

}  // namespace scrutineer::tools
