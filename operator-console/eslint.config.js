import { readdirSync } from 'node:fs';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const features = readdirSync(new URL('./src/features', import.meta.url));
const forbid = (...groups) => ({ 'no-restricted-imports': ['error', { patterns: groups }] });

export default tseslint.config(
  { ignores: ['target', 'node_modules', 'eslint.config.js'] },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  hooks.configs.flat['recommended-latest'] ?? hooks.configs.flat.recommended,
  {
    rules: {
      'max-lines': ['error', 300],
      eqeqeq: 'error',
      'react-hooks/incompatible-library': 'off',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  { files: ['dev/*.mjs'], rules: { 'no-console': 'off' } },
  {
    files: ['src/shared/**'],
    rules: forbid({ group: ['@/app/*', '@/features/*'], message: 'shared knows neither features nor the app' }),
  },
  ...features.map((feature) => ({
    files: [`src/features/${feature}/**`],
    rules: forbid(
      { group: ['@/app/*'], message: 'a feature does not know the app' },
      {
        group: features.filter((other) => other !== feature).map((other) => `@/features/${other}/*`),
        message: 'features do not import each other; what two of them need goes to shared',
      },
      { regex: '^\\.\\./(?!.*(dev|test)/)', message: 'import through @/' },
    ),
  })),
);
