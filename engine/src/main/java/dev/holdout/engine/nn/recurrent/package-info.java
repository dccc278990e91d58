/**
 * Recurrent nets: layers that carry a state from step to step.
 *
 * <p>In: sequences {@code [time, batch, features]}, a state to start from. Out: what the last layer
 * gives at every step, and the state after the last one. Parameters and their order are PyTorch's.
 *
 * <p>To add one: a class here that extends {@link dev.holdout.engine.nn.recurrent.Recurrent}, which
 * permits it by name, and says what one step does; a line in {@code SequenceSamples}, whose laws
 * are those of every layer.
 */
package dev.holdout.engine.nn.recurrent;
