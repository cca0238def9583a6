-- SPDX-License-Identifier: MIT
-- For pandoc: tables whose columns are as wide as what stands in them, and links that lead somewhere.
local function longest(cells)
  local words, total = 1, 1
  for _, cell in ipairs(cells) do
    local text = pandoc.utils.stringify(cell.contents)
    total = math.max(total, #text)
    for word in text:gmatch('%S+') do words = math.max(words, #word) end
  end
  -- Between what a word needs and what all of it would take.
  return math.max(words, math.min(total, 150) ^ 0.7)
end

-- Facts have no heads; an empty row would be repeated on each page.
local function without_empty_head(table)
  for _, row in ipairs(table.head.rows) do
    for _, cell in ipairs(row.cells) do
      if pandoc.utils.stringify(cell.contents) ~= '' then return end
    end
  end
  table.head = pandoc.TableHead({})
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
  without_empty_head(table)
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

-- A State's own document stands beside this one; other pages of the set do not.
function Link(link)
  if link.target:match('^#') or link.target:match('^https?:') then return nil end
  local state = link.target:match('^(%u%u%u)/')
  if not state then return link.content end
  link.target = state .. '.docx'
  return link
end
