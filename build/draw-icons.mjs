// Draws every icon of the app from shapes, with node's own modules: `node build/draw-icons.mjs`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

const root = join(import.meta.dirname, '..')
const samples = 4

/** @typedef {(x: number, y: number) => readonly [number, number, number, number] | null} Paint */

const box = (left, top, right, bottom, radius) => (x, y) => {
  const dx = Math.max(left + radius - x, x - (right - radius), 0)
  const dy = Math.max(top + radius - y, y - (bottom - radius), 0)
  return dx * dx + dy * dy <= radius * radius
}
const any =
  (...shapes) =>
  (x, y) =>
    shapes.some((shape) => shape(x, y))
const without = (shape, hole) => (x, y) => shape(x, y) && !hole(x, y)
const stroke = (x1, y1, x2, y2, width) => (x, y) => {
  const along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2)
  const at = Math.min(1, Math.max(0, along))
  return Math.hypot(x - x1 - at * (x2 - x1), y - y1 - at * (y2 - y1)) <= width / 2
}
const wave = (level, height, width) => (x, y) =>
  Math.abs(y - level - height * Math.sin(x * Math.PI * 4)) <= width / 2

/** Three containers on the quay: filled, or as outlines. */
const boxes = [
  [0.29, 0.1, 0.71, 0.44],
  [0.06, 0.5, 0.48, 0.84],
  [0.52, 0.5, 0.94, 0.84],
]
const filled = any(...boxes.map(([l, t, r, b]) => box(l, t, r, b, 0.05)))
const outlined = any(
  ...boxes.map(([l, t, r, b]) =>
    without(box(l, t, r, b, 0.05), box(l + 0.09, t + 0.09, r - 0.09, b - 0.09, 0.02)),
  ),
)
const quay = box(0.02, 0.89, 0.98, 0.97, 0.03)
const badge = (x, y) => Math.hypot(x - 0.74, y - 0.26) <= 0.3

const trayShapes = {
  ready: any(filled, quay),
  // Two bars, as on a pause key.
  degraded: any(
    without(any(filled, quay), badge),
    box(0.56, 0.04, 0.69, 0.48, 0.03),
    box(0.79, 0.04, 0.92, 0.48, 0.03),
  ),
  // Hollow and struck through.
  lost: any(
    without(any(outlined, quay), stroke(0.06, 0.06, 0.94, 0.94, 0.24)),
    stroke(0.08, 0.08, 0.92, 0.92, 0.11),
  ),
}

const flat = (shape, colour) => (x, y) => (shape(x, y) ? colour : null)

/** @type {Paint} */
const appIcon = (x, y) => {
  if (!box(0.06, 0.06, 0.94, 0.94, 0.2)(x, y)) return null
  const [u, v] = [(x - 0.22) / 0.56, (y - 0.17) / 0.56]
  if (box(0.29, 0.1, 0.71, 0.44, 0.04)(u, v)) return [255, 179, 71, 255]
  if (filled(u, v)) return [255, 255, 255, 255]
  if (wave(0.78, 0.014, 0.035)(x, y) || wave(0.86, 0.014, 0.035)(x, y)) return [159, 209, 245, 255]
  const deep = (y - 0.06) / 0.88
  return [Math.round(30 - 14 * deep), Math.round(111 - 42 * deep), Math.round(184 - 58 * deep), 255]
}

/** The pixels of a square picture, RGBA, each the mean of its samples. */
function render(size, paint) {
  const pixels = Buffer.alloc(size * size * 4)
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) {
      const sum = [0, 0, 0, 0]
      for (let i = 0; i < samples * samples; i += 1) {
        const x = (column + ((i % samples) + 0.5) / samples) / size
        const y = (row + (Math.floor(i / samples) + 0.5) / samples) / size
        const colour = paint(x, y)
        if (colour === null) continue
        for (const part of [0, 1, 2]) sum[part] += colour[part] * colour[3]
        sum[3] += colour[3]
      }
      const at = (row * size + column) * 4
      for (const part of [0, 1, 2]) pixels[at + part] = sum[3] === 0 ? 0 : Math.round(sum[part] / sum[3])
      pixels[at + 3] = Math.round(sum[3] / samples ** 2)
    }
  return pixels
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  const tail = Buffer.alloc(4)
  tail.writeUInt32BE(crc32(body))
  return Buffer.concat([head, body, tail])
}

function png(size, paint) {
  const pixels = render(size, paint)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const rows = []
  for (let row = 0; row < size; row += 1)
    rows.push(Buffer.from([0]), pixels.subarray(row * size * 4, (row + 1) * size * 4))
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** An .ico of PNG pictures, as Windows reads it since Vista. */
function ico(sizes, paint) {
  const pictures = sizes.map((size) => png(size, paint))
  const head = Buffer.alloc(6 + 16 * sizes.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(sizes.length, 4)
  let offset = head.length
  for (const [index, picture] of pictures.entries()) {
    const at = 6 + 16 * index
    const size = sizes[index] ?? 0
    head.set([size % 256, size % 256, 0, 0], at)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(picture.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += picture.length
  }
  return Buffer.concat([head, ...pictures])
}

function write(path, bytes) {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes)
}

for (const [state, shape] of Object.entries(trayShapes)) {
  // A blue that can be seen on light panels and on dark ones.
  const coloured = flat(shape, [47, 128, 201, 255])
  const template = flat(shape, [0, 0, 0, 255])
  write(`resources/tray-${state}.png`, png(32, coloured))
  write(`resources/tray-${state}.ico`, ico([16, 20, 24, 32, 48], coloured))
  write(`resources/tray-${state}Template.png`, png(16, template))
  write(`resources/tray-${state}Template@2x.png`, png(32, template))
}
write('resources/icon.png', png(256, appIcon))
write('build/icon.png', png(1024, appIcon))
write('build/icon.ico', ico([16, 24, 32, 48, 64, 128, 256], appIcon))
