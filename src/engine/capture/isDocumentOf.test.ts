import { expect, test } from 'vitest'
import { isDocumentOf } from './isDocumentOf'

test.each<[string, string, string, boolean]>([
  ['file:///srv/shop/src/Item.cs', '/srv/shop', 'src/Item.cs', true],
  ['/srv/shop/src/Item.cs', '/srv/shop', 'src/Item.cs', true],
  ['file:///srv/shop/src/Item.cs', '/srv/shop', 'test/Item.cs', false],
  ['file:///srv/shop/src/Item.cs', '/srv/shop', 'src/OtherItem.cs', false],
  ['file:///srv/shop/src/OtherItem.cs', '/srv/shop', 'src/Item.cs', false],
  ['file:///srv/my%20shop/%C3%84nderung.cs', '/srv/my shop', 'Änderung.cs', true],
  ['file:///srv/shop/100%.cs', '/srv/shop', '100%.cs', true],
  ['file:///c%3A/Shop/src/Item.cs', 'C:\\Shop', 'src/Item.cs', true],
  ['C:/Shop/src/item.cs', 'c:\\shop', 'src\\Item.cs', true],
])('%s of %s, %s: %s', (uri, workspace, path, is) => {
  expect(isDocumentOf(uri, { workspace, path })).toBe(is)
})
