/**
 * The command line: what a user types, and what a terminal shows.
 *
 * <p>In: arguments, the environment and the clock, which nothing else in this module reads (they
 * come together in {@link dev.holdout.strategies.cli.Surroundings}). Out: results on the standard
 * output, progress and errors on the standard error, and an exit code ({@link
 * dev.holdout.strategies.cli.ExitCode}). Computes nothing: a command hands a study to {@link
 * dev.holdout.strategies.cli.StudyDesk} and prints what comes back.
 *
 * <p>To add a command: a class here beside {@code RunsCommand}, and its line in {@link
 * dev.holdout.strategies.cli.Main}. Errors are thrown as {@code BadInput}; {@link
 * dev.holdout.strategies.cli.Failures} turns whatever is thrown into a message and an exit code.
 */
package dev.holdout.strategies.cli;
