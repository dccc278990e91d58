package dev.holdout.engine.doctor;

import dev.holdout.engine.nn.Parameter;
import dev.holdout.engine.optim.Optimizer;
import java.util.List;

/** An optimiser under watch, and how far it came. */
final class Course {

  final Optimizer<?> optimizer;
  private List<Parameter> parameters;
  private long steps;
  private boolean attempted;
  private String line = "unknown";

  Course(Optimizer<?> optimizer) {
    this.optimizer = optimizer;
    parameters = optimizer.parameters();
  }

  /** What it moves, as of the last look. */
  List<Parameter> parameters() {
    return parameters;
  }

  boolean has(Parameter parameter) {
    return parameters.stream().anyMatch(own -> own == parameter);
  }

  /** Steps it began before the one under way. */
  long steps() {
    return steps;
  }

  /** Whether it stepped, or a scaler had it and refused. */
  boolean attempted() {
    return attempted || steps > 0;
  }

  /** Where it last stepped, when somebody last looked. */
  String line() {
    return line;
  }

  void attempt() {
    attempted = true;
  }

  void look(String site) {
    parameters = optimizer.parameters();
    line = site;
  }

  void stepped() {
    steps++;
  }

  /** What it is called in messages. */
  String name() {
    return optimizer.getClass().getSimpleName();
  }
}
