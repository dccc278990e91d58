package dev.holdout.engine.nn;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DTypeException;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.TypeName;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Device;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A function of a tensor with parameters. {@link #forward} is what a layer defines; {@link
 * #apply(Tensor)} is how it is called, as {@code layer(x)} calls {@code forward} in PyTorch: it
 * tells the hooks, which {@link #summary} lives on.
 *
 * <p>A layer registers nothing: its parameters, buffers and sublayers are its fields (or items of
 * lists, arrays and maps in its fields), and a field's name is the key in the state, as in {@code
 * hidden.weight}; {@link #namedParts} gives other names. A parameter met twice is shared: it is
 * visited once, under its first name. Nothing else is looked into: a layer in an {@code Optional},
 * a {@code Set} or a record, and a plain tensor that requires a gradient, are refused when the
 * layer is first asked for its parts; a layer that only a lambda holds, as {@code linear::apply} in
 * a field, cannot be seen and is not trained.
 *
 * <p>Layers of several inputs have a method of their own beside {@code forward}, with named inputs
 * and a named result, and tell the hooks by {@link #called}; their {@code forward} of one tensor is
 * the usual case (attention of a sequence on itself, a recurrent net that starts at zero), so that
 * they stand in a {@link Sequential} like any other.
 *
 * <p>A layer is in training mode from the start; {@link #eval()} switches off what only training
 * does, such as dropout. How many networks of one shape run as one is told at {@link Members}.
 */
public abstract class Layer {

  /** Told after each call of a layer; {@code apply(x)} has one input and one output. */
  public interface ForwardHook {
    void after(Layer layer, List<Tensor> inputs, List<Tensor> outputs);
  }

  private boolean training = true;
  private int members;
  private boolean checkpointed;
  private List<ForwardHook> hooks = List.of();

  /** The layer's value. Which shapes it takes and gives stands at each layer. */
  public abstract Tensor forward(Tensor input);

  /**
   * Calls the layer: {@link #forward}, then the hooks.
   *
   * @throws IllegalArgumentException if the input is null
   * @throws IllegalStateException if forward gives null
   */
  public final Tensor apply(Tensor input) {
    if (input == null) {
      throw new IllegalArgumentException(
          "%s: the input is null; pass a tensor, or check what was to make it"
              .formatted(TypeName.of(this)));
    }
    Tensor output = checkpointed ? Autograd.checkpoint(this::forward, input) : forward(input);
    if (output == null) {
      throw new IllegalStateException(
          "%s: forward returned null for an input of shape %s; return the layer's value"
              .formatted(TypeName.of(this), Shape.text(input.sizes())));
    }
    if (!hooks.isEmpty()) {
      called(List.of(input), List.of(output));
    }
    return output;
  }

  /**
   * Training mode, for this layer and all below; returns this. A class that wants its own type back
   * from this, {@link #eval}, {@link #to(DType)} and their kin overrides them as {@link Sequential}
   * does.
   */
  public Layer train() {
    return apply(layer -> layer.training = true);
  }

  /** Evaluation mode, for this layer and all below; returns this. */
  public Layer eval() {
    return apply(layer -> layer.training = false);
  }

  public final boolean isTraining() {
    return training;
  }

  /**
   * Has calls of this layer keep no values inside: backward computes them again, for the time of
   * one more forward pass and with the same bits, see {@link Autograd#checkpoint(UnaryOperator,
   * List)}; returns this. Of a {@link Sequential} all layers are one stretch; to divide it, mark
   * its layers, or stretches of them in a Sequential of their own. Names in the state stay.
   */
  public final Layer checkpointed(boolean on) {
    checkpointed = on;
    return this;
  }

  /** Whether backward computes the values inside this layer again. */
  public final boolean isCheckpointed() {
    return checkpointed;
  }

  /** Visits this layer and all below, each once, a layer before what it holds; returns this. */
  public final Layer apply(Consumer<Layer> visitor) {
    LayerFields.walk(
        this,
        (path, part) -> {
          if (part instanceof Layer layer) {
            visitor.accept(layer);
          }
        });
    return this;
  }

  /** This layer (under the empty name) and all below by path, in the order of the fields. */
  public final Map<String, Layer> namedLayers() {
    Map<String, Layer> found = new LinkedHashMap<>();
    LayerFields.walk(
        this,
        (path, part) -> {
          if (part instanceof Layer layer) {
            found.put(path, layer);
          }
        });
    return found;
  }

  /** Visits each parameter once, in the order of the fields, under its path. */
  public final void eachParameter(BiConsumer<String, Parameter> visit) {
    LayerFields.walk(
        this,
        (path, part) -> {
          if (part instanceof Parameter parameter) {
            visit.accept(path, parameter);
          }
        });
  }

  public final List<Parameter> parameters() {
    List<Parameter> found = new ArrayList<>();
    eachParameter((path, parameter) -> found.add(parameter));
    return found;
  }

  /** Parameters by path, such as {@code hidden.weight}, in the order of the fields. */
  public final Map<String, Parameter> namedParameters() {
    Map<String, Parameter> found = new LinkedHashMap<>();
    eachParameter(found::put);
    return found;
  }

  /** Buffers by path, in the order of the fields. */
  public final Map<String, Buffer> namedBuffers() {
    Map<String, Buffer> found = new LinkedHashMap<>();
    LayerFields.walk(
        this,
        (path, part) -> {
          if (part instanceof Buffer buffer) {
            found.put(path, buffer);
          }
        });
    return found;
  }

  /** Number of values in all parameters, frozen ones too. */
  public final long parameterCount() {
    return parameters().stream().mapToLong(p -> p.tensor().numel()).sum();
  }

  /** Number of values in the parameters that training moves. */
  public final long trainedParameterCount() {
    return parameters().stream()
        .filter(p -> !p.isFrozen())
        .mapToLong(p -> p.tensor().numel())
        .sum();
  }

  /** Takes all parameters below out of training; returns this. */
  public Layer freeze() {
    eachParameter((path, parameter) -> parameter.freeze());
    return this;
  }

  /**
   * Takes the parameters below whose names are meant out of training; returns this. What was taken
   * over from another net stays as it is with {@code net.freeze(report.loaded()::contains)}; the
   * running statistics of a batch normalisation still move, unless that layer is in evaluation
   * mode.
   */
  public final Layer freeze(Predicate<String> names) {
    eachParameter((path, parameter) -> {
      if (names.test(path)) {
        parameter.freeze();
      }
    });
    return this;
  }

  /** Puts all parameters below back into training; returns this. */
  public Layer unfreeze() {
    eachParameter((path, parameter) -> parameter.unfreeze());
    return this;
  }

  /** Drops all gradients. */
  public final void zeroGrad() {
    eachParameter((path, parameter) -> parameter.tensor().zeroGrad());
  }

  /**
   * Converts parameters and floating-point buffers; returns this. The {@link Parameter} objects
   * stay, so an optimiser keeps its hold; gradients are dropped.
   *
   * @throws DTypeException if the dtype has no gradient
   */
  public Layer to(DType dtype) {
    if (!dtype.isFloating()) {
      throw new DTypeException(
          "to: parameters cannot be %s, which has no gradient; pass float32, float64, bfloat16 or float16"
              .formatted(dtype.torchName()));
    }
    eachParameter((path, parameter) -> parameter.replace(parameter.tensor().detach().to(dtype)));
    namedBuffers().values().forEach(buffer -> buffer.convert(dtype));
    return this;
  }

  /**
   * Moves parameters and buffers to a device; returns this. What lies there already stays.
   *
   * @throws dev.holdout.engine.shape.DeviceException if the device is not there
   */
  public Layer to(Device device) {
    LayerState.move(this, device);
    return this;
  }

  /** Copies of all parameters and saved buffers by path: later training does not change them. */
  public final Map<String, Tensor> stateDict() {
    return LayerState.copies(this);
  }

  /**
   * Copies values in, converted to the layer's dtypes as PyTorch's {@code copy_} does. All or
   * nothing: with a fault no parameter is touched.
   *
   * @throws StateException naming every missing, unexpected and misshapen tensor
   */
  public final void loadStateDict(Map<String, Tensor> state) {
    loadStateDict(state, true);
  }

  /**
   * Copies values in, those that both sides have where {@code strict} is false; converted to the
   * layer's dtypes. A tensor of another shape, such as the head of a net for other classes, is
   * refused; remove it from the state.
   *
   * @return which names were loaded, which the state lacks, and which the layer does not know
   * @throws StateException naming every tensor that is misshapen, or floating where the layer
   *     counts in integers, and, if strict, every missing and unexpected one; nothing is changed
   *     then
   */
  public final LoadReport loadStateDict(Map<String, Tensor> state, boolean strict) {
    return LayerState.load(this, state, strict);
  }

  /**
   * Where training stands beside the state, by path, I64 [1] each: {@code dropout.step}, how many
   * masks were drawn. With {@link #stateDict()} and the optimiser's, a training goes on as if it
   * had never been stopped.
   */
  public final Map<String, Tensor> counters() {
    Map<String, Tensor> found = new LinkedHashMap<>();
    LayerState.counters(this)
        .forEach((path, counter) -> found.put(path, Tensor.of(new long[] {counter.value()})));
    return found;
  }

  /**
   * Takes over what {@link #counters()} gave.
   *
   * @throws StateException where names or types differ; nothing is changed then
   */
  public final void loadCounters(Map<String, Tensor> counters) {
    LayerState.count(this, counters);
  }

  /** Has the hook told after each call of this layer (not of those below), until closed. */
  public final Autograd.Scope hook(ForwardHook hook) {
    List<ForwardHook> more = new ArrayList<>(hooks);
    more.add(hook);
    hooks = List.copyOf(more);
    return () -> {
      List<ForwardHook> fewer = new ArrayList<>(hooks);
      fewer.remove(hook);
      hooks = List.copyOf(fewer);
    };
  }

  /**
   * A call of several tensors, as {@link #apply(Tensor)} is one of one: runs the work as a
   * checkpoint where that was asked for, then tells the hooks.
   *
   * @param work from the inputs to the outputs
   */
  protected final List<Tensor> call(UnaryOperator<List<Tensor>> work, List<Tensor> inputs) {
    List<Tensor> outputs = checkpointed ? Autograd.checkpoint(work, inputs) : work.apply(inputs);
    called(inputs, outputs);
    return outputs;
  }

  /**
   * Tells the hooks of a call. For layers whose method takes or gives several tensors; {@link
   * #apply(Tensor)} does it by itself.
   */
  protected final void called(List<Tensor> inputs, List<Tensor> outputs) {
    hooks.forEach(hook -> hook.after(this, inputs, outputs));
  }

  /**
   * What each layer below gives for an input, with parameters and bytes, as a table to print. Runs
   * the layer once, in evaluation mode and without history; the modes are put back.
   */
  public final LayerSummary summary(Tensor input) {
    return summary(() -> apply(input));
  }

  /** As {@link #summary(Tensor)}, for any call: {@code net.summary(() -> net.forward(a, b))}. */
  public final LayerSummary summary(Supplier<?> call) {
    return LayerSummary.of(this, call);
  }

  /** Networks that run as one, see {@link Members}; 0 where the layer is a single one. */
  public final int members() {
    return members;
  }

  /**
   * Parameters, buffers and layers whose names in the state are no field names, in order; empty, as
   * usual, where the fields are read instead.
   */
  protected Optional<Map<String, ?>> namedParts() {
    return Optional.empty();
  }

  /** What the printed form says in brackets, such as {@code p=0.5}; empty when there is nothing. */
  protected String sizes() {
    return "";
  }

  /** As PyTorch prints a module: nested and indented, names and sizes, no addresses. */
  @Override
  public final String toString() {
    return LayerText.of(this);
  }

  /**
   * Takes over what members have besides parameters and buffers, such as the seed of a dropout;
   * called once when members are stacked, on the stacked layer.
   *
   * @param single the same layer of each member, in order; of this layer's class
   */
  protected void stack(List<Layer> single) {}

  final void becomeMembers(List<Layer> single) {
    members = single.size();
    stack(single);
  }

  final void setTraining(boolean on) {
    training = on;
  }
}
