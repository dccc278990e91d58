/**
 * Markets that are computed: with nothing to find, with a planted edge, and resampled from a real
 * one.
 *
 * <p>In: a seed, and parameters or the trades of a real market. Out: {@link
 * dev.holdout.marketdata.trade.TradeSeries}, by themselves or through {@link
 * dev.holdout.marketdata.source.DataSource}; two generators for benchmarks. Not known: what is
 * computed from them. Every generator is a function of its seed, in plain arithmetic, so that each
 * machine makes the same bytes.
 *
 * <p>To add one: a class here that draws from {@link dev.holdout.marketdata.generated.SplitMix64},
 * a stream of its own for each thing drawn; a test that it has what it states and nothing else;
 * "generated" in the name of its instrument unless it keeps the instrument of its original.
 */
package dev.holdout.marketdata.generated;
