import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { withArrowFunctions } from '../../../tools/arrow-functions.ts';

test.each<[string, string, string]>([
  ['a function', 'function f(a) { return a }', 'var f=(a)=>{ return a };'],
  ['one that is called before it stands there', 'f(1); function f(a) {}', 'var f=(a)=>{};f(1);;'],
  [
    'those in a function, nested too',
    'const g = () => { h(); function h() { function i() {} } };',
    'const g = () => {var h=()=>{var i=()=>{};};h();;};',
  ],
  ['an asynchronous one', 'async function f({ a }, b = 1) {}', 'var f=async ({ a },b = 1)=>{};'],
  ['directives first', '"use strict"; function f() {}', '"use strict";;var f=()=>{};'],
  ['a shorthand property', 'function f(a) { return { a } }', 'var f=(a)=>{ return { a } };'],
])('%s', (_, code, arrows) => {
  expect(withArrowFunctions(code)).toBe(arrows);
});

test.each([
  ['says this', 'function f() { return () => this }'],
  ['says arguments', 'function f() { return arguments.length }'],
  ['says new.target', 'function f() { return new.target }'],
  ['is called with new', 'function f() {} new f()'],
  ['is a generator', 'function* f() {}'],
  ['stands in an inner block', '{ function f() {} }'],
  ['is an expression', 'const f = function () {}'],
])('leaves a function that %s', (_, code) => {
  expect(withArrowFunctions(code)).toBe(code);
});

test('a this inside another function is not its own', () => {
  const code = 'function f() { return { g: function () { return this } } }';
  expect(withArrowFunctions(code)).toBe('var f=()=>{ return { g: function () { return this } } };');
});

test('a script does what it did', () => {
  const script = `
    const calls = [];
    function outer(n) {
      calls.push('outer ' + n);
      return n > 0 ? inner(n) : done;
      function inner(m) { calls.push('inner ' + m); return outer(m - 1) }
      function done() {}
    }
    calls.push(outer(2) === outer(0), typeof outer(0));
    calls.join();`;
  const done = runInNewContext(script) as string;
  expect(done).toContain('inner 1,outer 0');
  expect(runInNewContext(withArrowFunctions(script))).toBe(done);
});
