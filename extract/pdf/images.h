// Pixels of small images.
#pragma once

#include <memory>
#include <qpdf/QPDFObjectHandle.hh>

#include "extract/pdf/page_content.h"
#include "extract/pdf/settings.h"

namespace scrutineer::extract {

// Null where the image is larger than settings.max_sign_image or of a kind that is not read (JPEG 2000, fax).
std::shared_ptr<const Raster> load_raster(QPDFObjectHandle image, QPDFObjectHandle resources,
                                          const PdfSettings& settings);

}  // namespace scrutineer::extract
