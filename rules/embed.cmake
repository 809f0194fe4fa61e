# Writes OUT, a C++ file that holds the packs and tables of DATA as string literals, so that the program works alone.
# Called at build time: cmake -DDATA=folder -DOUT=file -P embed.cmake
file(GLOB names RELATIVE ${DATA} ${DATA}/*.toml ${DATA}/*.csv)
list(SORT names)
set(text "#include \"rules/embedded.h\"\n\nnamespace scrutineer::rules {\n\nconst std::vector<EmbeddedFile>& embedded_files() {\n  static const std::vector<EmbeddedFile> files = {\n")
foreach(name IN LISTS names)
  file(READ ${DATA}/${name} bytes)
  string(APPEND text "    {\"${name}\", R\"scrutineer(${bytes})scrutineer\"},\n")
endforeach()
string(APPEND text "  };\n  return files;\n}\n\n}  // namespace scrutineer::rules\n")
file(WRITE ${OUT} "${text}")
