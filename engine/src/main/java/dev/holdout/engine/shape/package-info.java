/**
 * The arithmetic of sizes: shapes, strides, number types, broadcasting.
 *
 * <p>In and out: arrays of sizes and strides, counted in elements; what callers leave out is named
 * here too ({@link dev.holdout.engine.shape.Given}). Knows no tensor, no memory and no device.
 *
 * <p>To add a rule of sizes: a static function on the type it belongs to, with an error that gives
 * both shapes and the remedy.
 */
package dev.holdout.engine.shape;
