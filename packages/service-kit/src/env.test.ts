import { expect, it } from 'vitest';
import { readEnv } from './env.ts';

it.each([
  ['http://127.0.0.1:11434/v1', ''], ['http://localhost:8000/v1', ''], ['http://[::1]:8000/v1', ''], ['https://models.bank.example/v1', 'models.bank.example'], ['https://models.bank.example:8443/v1', 'other.example, models.bank.example:8443'],
])('LLM03 the model %s is approved by "%s"', (MODEL_URL, MODEL_HOSTS) => {
  expect(readEnv({ MODEL_URL, MODEL_HOSTS }).MODEL_URL).toBe(MODEL_URL);
});

it.each([
  ['https://models.elsewhere.example/v1', ''], ['https://models.bank.example.evil.example/v1', 'models.bank.example'], ['https://models.bank.example@evil.example/v1', 'models.bank.example'], ['https://models.bank.example:9/v1', 'models.bank.example'],
  ['file:///etc/passwd', ''], ['127.0.0.1:8000', ''], ['http://127.0.0.1.evil.example/v1', '127.0.0.1'],
])('LLM03 the model %s is not approved by "%s", and the start says so', (MODEL_URL, MODEL_HOSTS) => {
  expect(() => readEnv({ MODEL_URL, MODEL_HOSTS })).toThrow(/MODEL_URL.*MODEL_HOSTS/s);
});
