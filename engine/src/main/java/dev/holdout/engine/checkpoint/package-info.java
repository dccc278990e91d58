/**
 * Trainings that stop and go on: everything a training consists of in one file, and back, to the
 * same bytes.
 *
 * <p>In: a net, its optimiser, schedule, scaler, sampler, random streams and where the training
 * stands. Out: one safetensors file, written whole or not at all, which a training built alike
 * takes over; another net's, another pipeline's and a newer format's are refused. Knows no trainer
 * and no market: the pipeline's version is a text.
 *
 * <p>To keep something else: give {@link dev.holdout.engine.checkpoint.Resumable#part} its two
 * methods. To change what the file holds: {@link dev.holdout.engine.checkpoint.Checkpoint}, and its
 * format number with it.
 */
package dev.holdout.engine.checkpoint;
