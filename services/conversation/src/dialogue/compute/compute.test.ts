import { describe, expect, it } from 'vitest';
import { compute } from './index.ts';

describe('compute', () => {
  it('instalments: 12,000 over 12 periods at 0.6 % costs 72 a period', () => {
    const cost = compute('instalment_cost', { amount: 12000, periods: 12, fee_percent: 0.6 });
    expect(cost).toMatchObject({ per_period: 1072, principal_per_period: 1000, fee_per_period: 72, total_fee: 864, total: 12864 });
    // Published tables give about 13.0 % for a fee of 0.6 % over twelve periods.
    expect(cost?.annual_rate_percent).toBeCloseTo(13.03, 1);
  });

  it('no fee is no rate', () => {
    expect(compute('instalment_cost', { amount: 3000, periods: 3, fee_percent: 0 })).toMatchObject({ per_period: 1000, total_fee: 0, annual_rate_percent: 0 });
  });

  it('equal payment: a million over 30 years at 4.9 % pays 5,307.27 a month', () => {
    expect(compute('loan_payment', { amount: 1_000_000, term: 'P30Y', rate_percent: 4.9 })).toMatchObject({ months: 360, monthly: 5307.27, total_interest: 910616.19 });
  });

  it('equal principal: a million over 30 years at 4.9 % starts at 6,861.11 and falls by 11.34', () => {
    expect(compute('loan_payment', { amount: 1_000_000, months: 360, rate_percent: 4.9, method: 'equal_principal' }))
      .toMatchObject({ first: 6861.11, last: 2789.12, monthly_decrease: 11.34, total_interest: 737041.67 });
  });

  it('a loan without interest is only divided', () => {
    expect(compute('loan_payment', { amount: 1200, months: 12, rate_percent: 0 })).toMatchObject({ monthly: 100, total_interest: 0 });
  });

  it.each([
    ['three years at 1.75 %', { amount: 100000, term: 'P3Y', rate_percent: 1.75 }, 5250],
    ['six months at 1.15 %', { amount: 50000, term: 'P6M', rate_percent: 1.15 }, 287.5],
    ['seven days at 0.8 %', { amount: 100000, term: 'P7D', rate_percent: 0.8 }, 15.56],
    ['the rate as knowledge writes it', { amount: 100000, term: 'P3Y', rate_percent: '1.75' }, 5250],
  ])('deposit: %s', (_, args, interest) => {
    expect(compute('deposit_interest', args)?.interest).toBe(interest);
  });

  it('prepayment, equal principal: half the debt is half the months', () => {
    // 120,000 over 120 months at 6 %: interest left 120000·0.005·121/2 = 36,300. After 60,000: 60 months of 1,000 → 60000·0.005·61/2 = 9,150.
    expect(compute('prepayment_saving', { principal_left: 120000, rate_percent: 6, months_left: 120, amount: 60000, method: 'equal_principal' }))
      .toMatchObject({ interest_before: 36300, shorter_months: 60, shorter_saved: 27150, lower_saved: 18150, lower_monthly: 800 });
  });

  it('prepayment, equal payment: 12 months at 12 %, 1,000 at first', () => {
    // M = 1000·0.01·1.01^12/(1.01^12−1) = 88.85; interest 66.19. After 500: n' = −ln(1−5/88.85)/ln 1.01 = 5.82 → 6 months.
    const saving = compute('prepayment_saving', { principal_left: 1000, rate_percent: 12, months_left: 12, amount: 500 });
    expect(saving).toMatchObject({ interest_before: 66.19, shorter_months: 6, lower_monthly: 44.42, lower_saved: 33.09 });
    // Interest month by month on 500, 416.15, 331.46, 245.93, 159.54, 72.28: 5 + 4.16 + 3.31 + 2.46 + 1.60 + 0.72 = 17.25.
    expect(saving?.shorter_saved).toBeCloseTo(66.19 - 17.25, 1);
  });

  it('paying everything back saves all the interest', () => {
    expect(compute('prepayment_saving', { principal_left: 1000, rate_percent: 12, months_left: 12, amount: 1000 })).toMatchObject({ shorter_months: 0, shorter_saved: 66.19, principal_after: 0 });
  });

  it.each([
    ['an unknown name', 'horoscope', {}],
    ['a missing argument', 'loan_payment', { amount: 1, rate_percent: 1 }],
    ['a wrong term', 'deposit_interest', { amount: 1, term: 'three years', rate_percent: 1 }],
    ['a negative amount', 'instalment_cost', { amount: -5, periods: 3, fee_percent: 1 }],
  ])('gives null for %s', (_, name, args) => {
    expect(compute(name, args)).toBeNull();
  });
});
