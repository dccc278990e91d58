package dev.holdout.strategies.run;

import dev.holdout.reports.run.Results;
import dev.holdout.reports.run.Timings;
import java.nio.file.Path;

/**
 * A finished run.
 *
 * @param folder with the report and the files beside it
 * @param results every number of the report
 * @param timings what differs from machine to machine
 */
public record RunOutcome(Path folder, Results results, Timings timings) {}
