import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist', 'output', 'fixtures', 'coverage'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      'no-console': 'error',
      'no-control-regex': 'off',
      'no-irregular-whitespace': 'off',
      'no-misleading-character-class': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines-per-function': ['warn', { max: 80, skipBlankLines: true, skipComments: true }],
      'max-lines': ['warn', { max: 450, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['test/**', 'scripts/**'], rules: { 'max-lines-per-function': 'off', 'max-lines': 'off', 'no-console': 'off' } },
  {
    files: ['test/**'], ignores: ['test/support/laws.ts'],
    rules: { 'no-restricted-imports': ['error', { name: 'fast-check', message: 'Import it from test/support/laws.js, which sets the seed.' }] },
  },
  { files: ['src/report/assets/*.js'], languageOptions: { sourceType: 'script', globals: { document: 'readonly', location: 'readonly', localStorage: 'readonly', addEventListener: 'readonly', Element: 'readonly', URLSearchParams: 'readonly' } } },
  { files: ['src/review/assets/*.js'], languageOptions: { sourceType: 'module', globals: { document: 'readonly', location: 'readonly', history: 'readonly', localStorage: 'readonly', sessionStorage: 'readonly', fetch: 'readonly', crypto: 'readonly', URL: 'readonly', Element: 'readonly' } } },
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', performance: 'readonly' } } },
);
