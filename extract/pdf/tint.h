// Functions as colour spaces use them (ISO 32000-1, 7.10): sampled, exponential and stitching ones.
#pragma once

#include <memory>
#include <qpdf/QPDFObjectHandle.hh>
#include <span>
#include <string>
#include <vector>

namespace scrutineer::extract {

class TintFunction {
 public:
  // Null for PostScript functions and damaged ones.
  static std::shared_ptr<const TintFunction> load(QPDFObjectHandle object, int depth = 0);

  // Sampled functions take the nearest sample.
  std::vector<double> operator()(std::span<const double> inputs) const;

 private:
  int type_ = 2;
  std::vector<double> domain_, range_;
  std::vector<double> c0_, c1_;  // exponential
  double exponent_ = 1;
  std::vector<std::shared_ptr<const TintFunction>> parts_;  // stitching
  std::vector<double> bounds_, encode_, decode_;
  std::vector<int> size_;  // sampled
  int bits_ = 8;
  std::string samples_;
};

}  // namespace scrutineer::extract
