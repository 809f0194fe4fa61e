// One page of a PDF: its words, lines, fills, pictures and signs.
#pragma once

#include "extract/page.h"
#include "extract/pdf/content.h"
#include "extract/pdf/pdf_file.h"
#include "extract/pdf/settings.h"
#include "extract/stage_times.h"

namespace scrutineer::extract {

// `number` counts from 1. Throws Error where the page cannot be read.
Page read_page(PdfFile& pdf, int number, const std::filesystem::path& file, const PdfSettings& settings,
               ContentCache& cache, StageTimes* times = nullptr);

}  // namespace scrutineer::extract
