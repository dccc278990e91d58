package dev.holdout.engine.nn.recurrent;

import dev.holdout.engine.nn.Dropout;
import dev.holdout.engine.nn.Layer;
import dev.holdout.engine.random.Philox;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.OneDType;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.ShapeException;
import dev.holdout.engine.tensor.Precision;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What all recurrent nets share: layers above each other, one or two directions, sequences of equal
 * or of different lengths.
 *
 * <p>Shape: input {@code [time, batch, input]} (or {@code [batch, time, input]}, see {@link
 * RecurrentConfig#batchFirst}; or {@code [time, input]} without a batch), output the same with
 * {@code directions × hidden} last. States are {@code [layers × directions, batch, hidden]}.
 * Stacked members have {@code [members, …]} before all of these.
 *
 * <p>Parameters: {@code weight_ih_l0}, {@code weight_hh_l0}, {@code bias_ih_l0}, {@code
 * bias_hh_l0}, then the same with {@code _reverse}, then those of the next layer; all uniform on
 * ±1/√hidden. Where {@link RecurrentConfig#projection} is asked for, {@code weight_hr_l0} stands
 * behind them; the output and the hidden state, not the cell, then have that width.
 */
public abstract sealed class Recurrent extends Layer permits Lstm, Gru, Rnn {

  private final RecurrentConfig config;
  private final Step step;
  private final int states;
  private final List<Weights> weights = new ArrayList<>();
  private final List<Dropout> between = new ArrayList<>();

  Recurrent(RecurrentConfig config, int gates, int states, Step step, Philox random) {
    this.config = config;
    this.step = step;
    this.states = states;
    for (int layer = 0; layer < config.layers(); layer++) {
      int width = layer == 0 ? config.inputSize() : config.directions() * config.outputSize();
      for (int direction = 0; direction < config.directions(); direction++) {
        weights.add(Weights.drawn(gates, width, config, random));
      }
      if (layer > 0) {
        between.add(new Dropout(config.dropout(), config.seed() + layer));
      }
    }
  }

  /** What the last layer gives at every step, starting at zero. */
  @Override
  public final Tensor forward(Tensor input) {
    return computed(input, null, null).output();
  }

  /** What came out of a sequence: output and final states. */
  record Sequence(Tensor output, List<Tensor> state) {}

  /**
   * Runs it.
   *
   * @param lengths steps of each sequence of the batch, at most {@code time}; null where all have
   *     {@code time}. Behind a sequence's end the output is 0, and its final state is that at its
   *     end; the second direction begins there
   * @param start each {@code [layers × directions, batch, hidden]}; null for zeros
   */
  final Sequence sequence(Tensor input, int[] lengths, List<Tensor> start) {
    List<Tensor> outputs =
        call(
            in -> {
              Sequence made = computed(in.getFirst(), lengths, start);
              List<Tensor> all = new ArrayList<>(List.of(made.output()));
              all.addAll(made.state());
              return all;
            },
            Collections.singletonList(input));
    return new Sequence(outputs.getFirst(), outputs.subList(1, outputs.size()));
  }

  /** As {@link #sequence}, told to no hook. */
  private Sequence computed(Tensor input, int[] lengths, List<Tensor> start) {
    int lead = members() > 0 ? 1 : 0;
    check(input, lead);
    boolean single = input.rank() == lead + 2;
    Tensor laid = single ? input.unsqueeze(-2) : config.batchFirst() ? swapped(input) : input;
    Tensor x = this instanceof Lstm ? Precision.lower(laid) : laid;
    List<Tensor> first = start == null ? zeros(x) : initial(start, x, single);
    Ends ends = lengths == null ? null : Ends.of(lengths, x.size(-3), x.size(-2));
    x = ends == null ? x : ends.cut(x);
    List<List<Tensor>> last = new ArrayList<>();
    for (int layer = 0; layer < config.layers(); layer++) {
      Tensor below = layer == 0 ? x : between.get(layer - 1).apply(x);
      List<Tensor> directions = new ArrayList<>();
      for (int direction = 0; direction < config.directions(); direction++) {
        int place = layer * config.directions() + direction;
        List<Tensor> state = first.stream().map(all -> all.select(-3, place)).toList();
        Direction run =
            new Direction(weights.get(place), step, direction == 1, ends, this instanceof Lstm);
        Sequence made = run.over(below, state);
        directions.add(made.output());
        last.add(made.state());
      }
      x = directions.size() == 1 ? directions.getFirst() : Tensor.cat(directions, -1);
    }
    Tensor output = single ? x.squeeze(-2) : config.batchFirst() ? swapped(x) : x;
    return finished(output, last, single);
  }

  private Sequence finished(Tensor output, List<List<Tensor>> last, boolean single) {
    List<Tensor> state = new ArrayList<>();
    for (int s = 0; s < states; s++) {
      int which = s;
      Tensor all = Tensor.stack(last.stream().map(each -> each.get(which)).toList(), -3);
      state.add(single ? all.squeeze(-2) : all);
    }
    return new Sequence(output, state);
  }

  private static Tensor swapped(Tensor x) {
    return x.transpose(-3, -2);
  }

  /** The first state is what comes out, the second is as wide as the gates. */
  private int[] stateShape(Tensor x, int which) {
    int[] shape = x.shape();
    shape[shape.length - 3] = config.layers() * config.directions();
    shape[shape.length - 1] = which == 0 ? config.outputSize() : config.hiddenSize();
    return shape;
  }

  private List<Tensor> zeros(Tensor x) {
    return IntStream.range(0, states)
        .mapToObj(which -> Tensor.zeros(x.dtype(), stateShape(x, which)))
        .toList();
  }

  private List<Tensor> initial(List<Tensor> start, Tensor x, boolean single) {
    List<Tensor> states = new ArrayList<>();
    for (Tensor given : start) {
      int[] want = stateShape(x, states.size());
      if (single) { // the caller's state has no batch either
        int width = want[want.length - 1];
        want = IntStream.of(want).limit(want.length - 1).toArray();
        want[want.length - 1] = width;
      }
      if (!Arrays.equals(given.sizes(), want)) {
        throw new ShapeException(
            "%s: the state is %s, but must be %s: layers × directions, then the batch where there is one, then the hidden size%s; pass a state of that shape, or none for zeros"
                .formatted(
                    name(),
                    Shape.text(given.sizes()),
                    Shape.text(want),
                    config.projection() > 0 && states.isEmpty() ? " after the projection" : ""));
      }
      if (given.dtype() != x.dtype() && Precision.type() == null) {
        throw new DTypeException(
            "%s: the state is %s, but the input is %s; convert the state with to(…)"
                .formatted(name(), given.dtype().torchName(), x.dtype().torchName()));
      }
      Tensor state = single ? given.unsqueeze(-2) : given;
      states.add(this instanceof Lstm ? Precision.lower(state) : state);
    }
    return states;
  }

  private void check(Tensor input, int lead) {
    OneDType.requireWide(
        name(), input.dtype(), input.sizes(), weights.getFirst().inputHidden().tensor().dtype());
    if (input.rank() != lead + 2 && input.rank() != lead + 3) {
      throw new ShapeException(
          "%s: input is %s; pass %s[time, batch, features], or [time, features] without a batch"
              .formatted(name(), Shape.text(input.sizes()), lead == 0 ? "" : "[members] before "));
    }
    if (input.size(-1) != config.inputSize()) {
      throw new ShapeException(
          "%s: input is %s, whose last size is %d, but the net was built for %d features; check the input, or the net's input size"
              .formatted(name(), Shape.text(input.sizes()), input.size(-1), config.inputSize()));
    }
    if (input.size(input.rank() == lead + 3 && config.batchFirst() ? -2 : lead) == 0) {
      throw new ShapeException(
          "%s: input is %s, a sequence without a step; pass at least one"
              .formatted(name(), Shape.text(input.sizes())));
    }
  }

  private String name() {
    return getClass().getSimpleName();
  }

  @Override
  protected final Optional<Map<String, ?>> namedParts() {
    Map<String, Object> parts = new LinkedHashMap<>();
    for (int place = 0; place < weights.size(); place++) {
      String reverse = place % config.directions() == 1 ? "_reverse" : "";
      weights.get(place).addTo(parts, "_l" + place / config.directions() + reverse);
    }
    for (int i = 0; config.dropout() > 0 && i < between.size(); i++) {
      parts.put("dropout_l" + i, between.get(i));
    }
    return Optional.of(parts);
  }

  @Override
  protected final String sizes() {
    return config.text();
  }
}
