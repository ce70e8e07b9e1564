import { describe, expect, it } from 'vitest'
import { uriToPath, workspacePath } from './workspacePath'

describe('uriToPath', () => {
  const check = (uri: string, windows: boolean, expected: string | null): void => {
    it(`${uri} ${windows ? 'on Windows' : 'elsewhere'} is ${expected}`, () => {
      expect(uriToPath(uri, windows)).toBe(expected)
    })
  }
  check('file:///home/ann/shop/Order.cs', false, '/home/ann/shop/Order.cs')
  check('file:///home/ann/a%20b/%C3%A9%23.cs', false, '/home/ann/a b/é#.cs')
  check('file:///home/ann/shop/', false, '/home/ann/shop')
  check('file://elsewhere/share/Order.cs', false, null)
  check('file:///home/a%2Fb.cs', false, null)
  check('untitled:Untitled-1', false, null)
  check('git:/home/ann/Order.cs?ref', false, null)
  check('file:///c%3A/Users/Ann/Order.cs', true, 'C:\\Users\\Ann\\Order.cs')
  check('file:///C:/Users/Ann/Order.cs', true, 'C:\\Users\\Ann\\Order.cs')
  check('file:///d%3A/', true, 'D:\\')
  check('file://server/share/Order.cs', true, '\\\\server\\share\\Order.cs')
  check('file:///home/ann/Order.cs', true, null)
})

describe('workspacePath', () => {
  it('takes the folder that holds the document, with forward slashes', () => {
    expect(
      workspacePath('file:///w/shop/api/Order.cs', ['file:///w/other', 'file:///w/shop'], false),
    ).toEqual({
      workspace: '/w/shop',
      path: 'api/Order.cs',
    })
  })

  it('takes the innermost of nested folders', () => {
    const folders = ['file:///w/shop', 'file:///w/shop/api/', 'file:///w']
    expect(workspacePath('file:///w/shop/api/Order.cs', folders, false)).toEqual({
      workspace: '/w/shop/api',
      path: 'Order.cs',
    })
  })

  it('does not take a folder whose name only begins alike, nor one called like "..name"', () => {
    expect(workspacePath('file:///w/shop2/Order.cs', ['file:///w/shop'], false)?.workspace).toBe('/w/shop2')
    expect(workspacePath('file:///w/..shop/Order.cs', ['file:///w'], false)?.path).toBe('..shop/Order.cs')
  })

  it('falls back to the folder of the document', () => {
    expect(workspacePath('file:///tmp/Order.cs', ['file:///w/shop'], false)).toEqual({
      workspace: '/tmp',
      path: 'Order.cs',
    })
    expect(workspacePath('file:///c%3A/tmp/Order.cs', ['file:///d%3A/shop'], true)).toEqual({
      workspace: 'C:\\tmp',
      path: 'Order.cs',
    })
  })

  it('knows a Windows folder in every spelling', () => {
    for (const folder of ['file:///c%3A/Work/Shop', 'file:///C:/work/shop/', 'file:///c:/Work/Shop']) {
      expect(workspacePath('file:///C%3A/Work/Shop/Api/Order.cs', [folder], true)?.path).toBe('Api/Order.cs')
    }
  })

  it('has no place for what is not a file', () => {
    expect(workspacePath('untitled:Untitled-1', ['file:///w'], false)).toBeNull()
  })
})
