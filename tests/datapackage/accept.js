// Reads each dataset folder given with the Frictionless library: the descriptor, every row's types and constraints, and
// the foreign keys. Then breaks a copy in three ways, each of which must be found, so that a library that looks at
// nothing does not pass. Exit status 0 where all is as it should be.
const fs = require('fs')
const os = require('os')
const path = require('path')
const {createRequire} = require('module')
// node_modules lies in the build folder, not beside this file.
const {Package} = createRequire(path.join(process.cwd(), 'package.json'))('datapackage')

async function faults(folder) {
  const dataPackage = await Package.load(path.join(folder, 'datapackage.json'))
  if (!dataPackage.valid) return dataPackage.errors.map(String)
  const found = []
  for (const resource of dataPackage.resources) {
    try {
      await resource.read({keyed: true})
      if (resource.schema.foreignKeys.length > 0) await resource.checkRelations()
    } catch (error) {
      const each = error.multiple ? error.errors : [error]
      for (const one of each) found.push(`${resource.name}: ${one.message}`)
    }
  }
  return found
}

function brokenCopy(folder, file, from, to) {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'scrutineer-broken-'))
  fs.cpSync(folder, copy, {recursive: true})
  const target = path.join(copy, file)
  const text = fs.readFileSync(target, 'utf8')
  if (!text.includes(from)) throw new Error(`${target} has no ${from} to break`)
  fs.writeFileSync(target, text.replace(from, to))
  return copy
}

async function main(sample, ...others) {
  let wrong = 0
  for (const folder of [sample, ...others]) {
    const found = await faults(folder)
    for (const fault of found) console.log(`${folder}: ${fault}`)
    wrong += found.length
  }
  for (const [file, from, to] of [
    ['observations.csv', '96.1,0.05', '96.1%,0.05'],
    ['observations.csv', ',actual,', ',guess,'],
    ['documents.csv', '0123456789abcdef,', '1123456789abcdef,'],
  ]) {
    const copy = brokenCopy(sample, file, from, to)
    if ((await faults(copy)).length === 0) {
      console.log(`${file} with ${to} in the place of ${from} was accepted`)
      ++wrong
    }
    fs.rmSync(copy, {recursive: true})
  }
  console.log(`${1 + others.length} datasets read, ${wrong} faults`)
  process.exitCode = wrong > 0 ? 1 : 0
}

main(...process.argv.slice(2)).catch(error => {
  console.log(error)
  process.exitCode = 1
})
