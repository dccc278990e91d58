/**
 * What a study is: a research question with everything that decides its answer, as one value.
 *
 * <p>In: sentences, names, spans, rates and choices, from Java or (by {@code study.file}) from
 * YAML. Out: an immutable {@link dev.holdout.strategies.study.Study} that checked itself, its
 * canonical text and its hash. Nothing is run, read or trained here.
 *
 * <p>To add something a study states: a component of the part it belongs to with its check, its
 * line in {@code CanonicalText}, its key in {@code study.file.StudyReader}, its method on {@code
 * StudyBuilder}; the round-trip law in the tests fails until all four agree.
 */
package dev.holdout.strategies.study;
