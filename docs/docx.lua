-- SPDX-License-Identifier: MIT
-- For pandoc: tables whose columns are as wide as what stands in them, and pages on their side.
local function longest(cells)
  local words, total = 1, 1
  for _, cell in ipairs(cells) do
    local text = pandoc.utils.stringify(cell.contents)
    total = math.max(total, #text)
    for word in text:gmatch('%S+') do words = math.max(words, #word) end
  end
  -- Between what a word needs and what all of it would take.
  return math.max(words, math.min(total, 60) ^ 0.8)
end

function Table(table)
  local columns = {}
  local function take(rows)
    for _, row in ipairs(rows) do
      for i, cell in ipairs(row.cells) do
        columns[i] = columns[i] or {}
        columns[i][#columns[i] + 1] = cell
      end
    end
  end
  take(table.head.rows)
  for _, body in ipairs(table.bodies) do take(body.body) end
  local widths, sum = {}, 0
  for i, cells in ipairs(columns) do
    widths[i] = longest(cells)
    sum = sum + widths[i]
  end
  for i, spec in ipairs(table.colspecs) do table.colspecs[i] = { spec[1], widths[i] and widths[i] / sum or nil } end
  return table
end

-- A section that ends here, so that all before it lies on its side.
local sideways = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
  .. '<w:pgMar w:top="1000" w:right="900" w:bottom="1000" w:left="900"/></w:sectPr></w:pPr></w:p>'

function Pandoc(document)
  document.blocks:insert(pandoc.RawBlock('openxml', sideways))
  return document
end
