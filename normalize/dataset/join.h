// Parts of a run become one dataset.
#pragma once

#include <vector>

#include "normalize/dataset/types.h"

namespace scrutineer::normalize {

// Joins datasets, such as those of single documents or of shards, into what one run over all their files
// would have given: documents in the order of their paths (order.h), each with its rows in the order that its
// part gave them. A document of the same bytes as an earlier one gets its id with -2, -3 ... and everything
// that names the old id follows. Indicators are united, by id. Issues are carried along under new numbers; a
// caller that joins parts has the checks run again, for some compare reports. Whether a part's ids already
// have a -2 makes no difference.
Dataset join(std::vector<Dataset> parts);

}  // namespace scrutineer::normalize
