// One number for each figure that OCR read: how sure it is that value, name and period are what is printed.
#pragma once

#include <vector>

#include "extract/document.h"
#include "normalize/dataset/types.h"

namespace scrutineer::normalize {

// Settles the confidence of the figures of one document, whose cells' words gave them a first one. A figure
// is no surer than the least sure of the words that print it, whatever else stands in its cell; nor much
// surer than the name of its row and the header of its column. Where the table's periods are in doubt (a
// header cell with two of them, another header in its body), or a figure alone among its row's lacks a
// decimal point, it stays below .9. Figures of native text stay as they are.
void settle_confidence(const extract::Document& document, std::vector<Observation>& observations);

}  // namespace scrutineer::normalize
