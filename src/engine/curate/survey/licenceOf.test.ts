import { expect, test } from 'vitest'
import { headerEnd, licenceOf } from './licenceOf'

test.each([
  ['// SPDX-License-Identifier: EUPL-1.2 OR MIT\nusing System;\n', 'EUPL-1.2 OR MIT'],
  ['/*\n * Copyright 2021 A\n * Licensed under the Apache License, Version 2.0\n */\n', 'Apache-2.0'],
  ['// Licensed to the .NET Foundation under one or more agreements.\n// under the MIT license.\n', 'MIT'],
  ['/**\n * @license\n * Permission is hereby granted, free of charge, to any person\n */', 'MIT'],
  ['// under the terms of the GNU Lesser General Public License\n// Copyright A', 'LGPL-3.0'],
  ['<!-- Copyright (c) 2020 A. All rights reserved. -->\n<p></p>', 'LicenseRef-all-rights-reserved'],
  [
    '#region License\n// Mozilla Public License, version 2.0. Copyright A\n#endregion\nusing System;',
    'MPL-2.0',
  ],
  ['// Copyright A, 2024\nclass A { }', 'unknown'],
  ['// Reads orders.\nclass A { }', null],
  ['class A { }\n// Copyright B', null],
])('%j names %s', (text, licence) => {
  expect(licenceOf(text)).toBe(licence)
})

test('a head ends where its last comment does', () => {
  const text = '\uFEFF// Copyright A\n// All rights reserved.\n\nusing System;\n'
  expect(text.slice(headerEnd(text))).toBe('\n\nusing System;\n')
  expect(headerEnd('// Reads orders.\nclass A { }')).toBe(0)
})
