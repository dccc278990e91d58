/**
 * The doctor: watches a training run and names mistakes with their place and the line to change.
 *
 * <p>In: a net, its optimisers and what {@link dev.holdout.engine.watch.TrainingListener} is told
 * of the loop around them. Out: {@link dev.holdout.engine.doctor.Diagnosis}s, each once. It changes
 * no number of the training and knows no market. {@link dev.holdout.engine.doctor.Doctor} is the
 * door.
 *
 * <p>To add a mistake: its row in {@link dev.holdout.engine.doctor.Mistake}, a class here that
 * extends {@code Check} and its line in {@code Doctor.checks}. {@code EveryMistakeTest} fails until
 * there is a loop that plants it, and {@code HealthyTrainingTest} holds it against correct ones.
 */
package dev.holdout.engine.doctor;
