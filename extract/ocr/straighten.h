// Turning a picture upright: by quarters and by its skew.
#pragma once

#include "extract/geometry.h"
#include "extract/ocr/image.h"
#include "extract/ocr/settings.h"

namespace scrutineer::extract {

// How a picture was turned to stand upright: first by quarters clockwise, then by `skew` degrees clockwise
// about its middle. width and height are those of the page as shown; lengths in any unit, the same for both.
struct Turning {
  int quarters = 0;
  double skew = 0;
  double width = 0, height = 0;

  double upright_width() const { return quarters % 2 == 0 ? width : height; }
  double upright_height() const { return quarters % 2 == 0 ? height : width; }
  void to_shown(double& x, double& y) const;  // a point of the upright picture
  Box to_shown(const Box& box) const;         // the bounds of the turned box
  Box to_upright(const Box& shown) const;     // the way back
};

// The picture turned upright; white comes in at the corners.
Image turned(const Image& picture, const Turning& turning);

// Degrees clockwise by which the picture must be turned so that its lines are level; 0 where that is unclear.
double skew_of(const Image& grey, int paper, const OcrSettings& settings);

// Whether its lines of text run upwards or downwards.
bool lines_stand(const Image& grey, int paper, const OcrSettings& settings);

}  // namespace scrutineer::extract
