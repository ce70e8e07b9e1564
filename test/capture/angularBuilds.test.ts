// Real runs of the Angular CLI, broken by accepted suggestions and not: the right ones are credited.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { angularWorkspace } from '#test/workspace/angularWorkspace'
import { copySampleShop } from '#test/workspace/copySampleShop'
import { atWork } from './atWork'

const list = 'web/src/app/products/product-list.component'

function atWorkWithAngular() {
  const shop = copySampleShop()
  const web = join(shop, 'web')
  const program = angularWorkspace(web)
  const work = atWork(shop)
  return {
    ...work,
    web,
    ng: (...args: readonly string[]) =>
      work.run(`npx ng ${args.join(' ')}`, process.execPath, [program, ...args], web),
  }
}

test('ng build', async () => {
  const { accept, ng, results, confidences } = atWorkWithAngular()

  await accept('component', `${list}.ts`, 'product.aisle === aisle', 'product.aisles === aisle')
  await accept('template', `${list}.html`, '[shelf]="shelf"', '[shelves]="shelf"')
  await accept('style', `${list}.scss`, 'gap: var(--larder-gap);', 'gap: $larder-gap;')
  await accept('innocent', 'web/src/app/shared/pence.pipe.ts', "pence < 0 ? '-' : ''", "pence < 0 ? '−' : ''")
  await accept('innocentTemplate', `${list}.html`, '<h2>Products</h2>', '<h2>All products</h2>')
  expect(await ng('build')).toBe(1)
  for (const id of ['component', 'template', 'style']) {
    expect(results(id), id).toEqual(['build failed errorInText'])
    // Line and column lie in its text; that of the template's error is its first.
    expect(confidences(id), id).toEqual([0.95])
  }
  for (const id of ['innocent', 'innocentTemplate']) expect(results(id), id).toEqual([])

  await accept('mended', `${list}.ts`, 'product.aisles === aisle', 'product.aisle === aisle')
  await accept('mendedTemplate', `${list}.html`, '[shelves]="shelf"', '[shelf]="shelf"')
  await accept('mendedStyle', `${list}.scss`, 'gap: $larder-gap;', 'gap: 1rem;')
  expect(await ng('build')).toBe(0)
  for (const id of ['mended', 'mendedTemplate', 'mendedStyle', 'innocent', 'innocentTemplate'])
    expect(results(id), id).toEqual(['build passed coveredItsFile'])
  for (const id of ['component', 'template', 'style'])
    expect(results(id), id).toEqual(['build failed errorInText'])

  // The run before went well, so that every error is a new one: still only the guilty one brought it.
  await accept('later', `${list}.html`, 'product.pricePence', 'product.pricePounds')
  await accept('laterInnocent', `${list}.ts`, 'chosen === aisle ?', 'aisle === chosen ?')
  expect(await ng('build')).toBe(1)
  expect(results('later')).toEqual(['build failed errorInText'])
  expect(results('laterInnocent')).toEqual([])
})

const spec = `import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { of } from 'rxjs';
import { expect, test } from 'vitest';

import { ProductListComponent } from './product-list.component';
import { ProductService } from './product.service';

test('a product stands with its price', async () => {
  const jam = { id: '1', name: 'Jam', aisle: 'pantry', pricePence: 250, shelfLifeDays: 90, isOrganic: true };
  const leafThrough = () => of({ items: [jam], totalCount: 1, pageNumber: 1 });
  TestBed.configureTestingModule({
    providers: [provideRouter([]), { provide: ProductService, useValue: { leafThrough } }],
  });
  const fixture = TestBed.createComponent(ProductListComponent);
  await fixture.whenStable();
  expect(fixture.nativeElement.textContent).toContain('£2.50');
});
`

test('ng test', async () => {
  const { accept, ng, results, confidences, web } = atWorkWithAngular()
  writeFileSync(join(web, 'src/app/products/product-list.component.spec.ts'), spec)
  const trouble = 'web/src/app/core/larder-trouble'

  await accept('guilty', `${trouble}.ts`, "return 'This has gone from the shelf.'", "throw new Error('gone')")
  await accept('template', `${list}.html`, '{{ product.name }}', '{{ product.name.at(99)!.trim() }}')
  await accept('innocent', `${list}.ts`, 'aisle === undefined ||', 'aisle == null ||')
  await accept('tested', `${trouble}.spec.ts`, "'no error reads as nothing'", "'no error reads as no text'")
  expect(await ng('test', '--watch=false')).toBe(1)
  for (const id of ['guilty', 'template']) {
    expect(results(id), id).toEqual(['test failed errorInText'])
    expect(confidences(id), id).toEqual([0.9])
  }
  for (const id of ['innocent', 'tested']) expect(results(id), id).toEqual([])

  await accept('mended', `${trouble}.ts`, "throw new Error('gone')", "return 'This has gone from the shelf.'")
  await accept('mendedTemplate', `${list}.html`, '{{ product.name.at(99)!.trim() }}', '{{ product.name }}')
  expect(await ng('test', '--watch=false')).toBe(0)
  for (const id of ['mended', 'mendedTemplate', 'innocent'])
    expect(results(id), id).toEqual(['test passed coveredItsProject'])
  expect(results('tested')).toEqual(['test passed coveredItsFile'])
})
