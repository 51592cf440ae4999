;; Dot products of one vector with every row of a matrix, sixteen numbers at a time. `row` first row's address, `rows` their number, `bytes` a row's length (a
;; multiple of 64), `x` the vector's address, `out` where the products go (one float each). Built with `wat2wasm` (WABT) into dots.ts.
(module
  (memory (import "m" "memory") 1)
  (func (export "dots") (param $row i32) (param $rows i32) (param $bytes i32) (param $x i32) (param $out i32)
    (local $end i32) (local $at i32) (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $end (i32.add (local.get $out) (i32.shl (local.get $rows) (i32.const 2))))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $out) (local.get $end)))
      (local.set $at (i32.const 0))
      (local.set $a (v128.const f32x4 0 0 0 0)) (local.set $b (v128.const f32x4 0 0 0 0))
      (local.set $c (v128.const f32x4 0 0 0 0)) (local.set $d (v128.const f32x4 0 0 0 0))
      (loop $more
        (local.set $a (f32x4.add (local.get $a) (f32x4.mul (v128.load (i32.add (local.get $row) (local.get $at))) (v128.load (i32.add (local.get $x) (local.get $at))))))
        (local.set $b (f32x4.add (local.get $b) (f32x4.mul (v128.load offset=16 (i32.add (local.get $row) (local.get $at))) (v128.load offset=16 (i32.add (local.get $x) (local.get $at))))))
        (local.set $c (f32x4.add (local.get $c) (f32x4.mul (v128.load offset=32 (i32.add (local.get $row) (local.get $at))) (v128.load offset=32 (i32.add (local.get $x) (local.get $at))))))
        (local.set $d (f32x4.add (local.get $d) (f32x4.mul (v128.load offset=48 (i32.add (local.get $row) (local.get $at))) (v128.load offset=48 (i32.add (local.get $x) (local.get $at))))))
        (br_if $more (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 64))) (local.get $bytes))))
      (local.set $a (f32x4.add (f32x4.add (local.get $a) (local.get $b)) (f32x4.add (local.get $c) (local.get $d))))
      (f32.store (local.get $out) (f32.add (f32.add (f32x4.extract_lane 0 (local.get $a)) (f32x4.extract_lane 1 (local.get $a))) (f32.add (f32x4.extract_lane 2 (local.get $a)) (f32x4.extract_lane 3 (local.get $a)))))
      (local.set $row (i32.add (local.get $row) (local.get $bytes)))
      (local.set $out (i32.add (local.get $out) (i32.const 4)))
      (br $next)))))
