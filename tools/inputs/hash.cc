#include "tools/inputs/hash.h"

#include <openssl/evp.h>

#include <array>
#include <cstdio>
#include <memory>

namespace scrutineer::tools {

namespace {

using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

Context begin() {
  Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr);
  return context;
}

std::string finish(const Context& context) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  EVP_DigestFinal_ex(context.get(), digest.data(), &size);
  std::string hex;
  for (unsigned i = 0; i < size; ++i) {
    hex += "0123456789abcdef"[digest[i] >> 4];
    hex += "0123456789abcdef"[digest[i] & 15];
  }
  return hex;
}

}  // namespace

std::string sha256_of_text(std::string_view text) {
  const Context context = begin();
  EVP_DigestUpdate(context.get(), text.data(), text.size());
  return finish(context);
}

std::string sha256_of_file(const std::filesystem::path& file) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in(std::fopen(file.c_str(), "rbe"), &std::fclose);
  if (in == nullptr) return {};
  const Context context = begin();
  std::array<char, 1 << 16> bytes{};
  while (const std::size_t count = std::fread(bytes.data(), 1, bytes.size(), in.get()))
    EVP_DigestUpdate(context.get(), bytes.data(), count);
  return std::ferror(in.get()) != 0 ? std::string{} : finish(context);
}

}  // namespace scrutineer::tools
