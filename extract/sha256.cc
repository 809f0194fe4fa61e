#include "extract/sha256.h"

#include <openssl/evp.h>

#include <array>
#include <cstdio>
#include <memory>

namespace scrutineer::extract {

namespace {

struct Digest {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
  Digest() { EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr); }
  void add(std::string_view bytes) { EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()); }
  std::string hex() {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    EVP_DigestFinal_ex(context.get(), digest, &length);
    std::string out;
    for (unsigned i = 0; i < length; ++i) {
      out.push_back("0123456789abcdef"[digest[i] >> 4]);
      out.push_back("0123456789abcdef"[digest[i] & 15]);
    }
    return out;
  }
};

}  // namespace

std::string sha256(std::string_view bytes) {
  Digest digest;
  digest.add(bytes);
  return digest.hex();
}

std::string sha256_of_file(const std::filesystem::path& file) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in(std::fopen(file.c_str(), "rbe"), &std::fclose);
  if (in == nullptr) return {};
  Digest digest;
  std::array<char, 1 << 16> bytes;
  while (const std::size_t count = std::fread(bytes.data(), 1, bytes.size(), in.get()))
    digest.add({bytes.data(), count});
  return std::ferror(in.get()) != 0 ? std::string{} : digest.hex();
}

}  // namespace scrutineer::extract
