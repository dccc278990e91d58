/**
 * Studies in files: YAML read with the place of every value, Java compiled and asked for its study.
 *
 * <p>In: text, a file, {@code --set} overrides. Out: a {@link dev.holdout.strategies.study.Study},
 * or one {@link dev.holdout.marketdata.BadInput} that tells all faults with their line and column.
 * Nothing is run here; a Java study's own code is.
 *
 * <p>To add a key: its line in {@code StudyReader}, in the section it belongs to.
 */
package dev.holdout.strategies.study.file;
