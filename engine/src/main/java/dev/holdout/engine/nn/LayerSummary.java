package dev.holdout.engine.nn;

import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.TypeName;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Tensor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One run through a layer, told layer by layer; {@link #toString} is a table.
 *
 * @param rows the layer itself, then all below, in the order of the fields
 */
public record LayerSummary(List<Row> rows) {

  /**
   * One layer.
   *
   * @param path its name in the state, empty for the outermost
   * @param kind its class
   * @param outputs shapes of the last call's results; empty where it was not called
   * @param calls how often it was called through {@link Layer#apply(Tensor)}; the outermost, run by
   *     a method of its own, counts as called once
   * @param parameters values in its own parameters, without those of the layers below
   * @param trained those of them that are not frozen
   * @param parameterBytes bytes of its own parameters and buffers
   * @param outputBytes bytes of the results of all calls
   */
  public record Row(
      String path,
      String kind,
      List<String> outputs,
      int calls,
      long parameters,
      long trained,
      long parameterBytes,
      long outputBytes) {}

  private static final String LINE = "%-40s %-24s %12s %14s %14s%n";

  public LayerSummary {
    rows = List.copyOf(rows);
  }

  /** What a layer gave while it was watched. */
  private static final class Seen {
    private List<String> outputs = List.of();
    private int calls;
    private long bytes;

    /** The outermost was run by a method of its own, which tells no hook. */
    void gave(Object result) {
      List<Tensor> results = tensors(result);
      if (!results.isEmpty()) {
        call(results);
      }
    }

    void call(List<Tensor> results) {
      outputs = results.stream().map(tensor -> Shape.text(tensor.sizes())).toList();
      bytes += results.stream().mapToLong(LayerSummary::bytes).sum();
      calls++;
    }
  }

  /** Tensors that a call of one's own gave: one, several, or those of a record. */
  private static List<Tensor> tensors(Object result) {
    return switch (result) {
      case Tensor tensor -> List.of(tensor);
      case Iterable<?> several -> {
        List<Tensor> found = new ArrayList<>();
        several.forEach(one -> found.addAll(tensors(one)));
        yield found;
      }
      case Record record -> tensors(components(record));
      case null, default -> List.of();
    };
  }

  private static List<Object> components(Record record) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        values.add(component.getAccessor().invoke(record));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(
            "summary: component %s of %s cannot be read; give the call's tensors in a list"
                .formatted(component.getName(), TypeName.of(record)),
            e);
      }
    }
    return values;
  }

  static LayerSummary of(Layer outer, Supplier<?> call) {
    Map<String, Layer> layers = outer.namedLayers();
    Map<Layer, Seen> seen = new IdentityHashMap<>();
    Map<Layer, Boolean> training = new IdentityHashMap<>();
    List<Autograd.Scope> hooks = new ArrayList<>();
    try (var _ = Autograd.noGrad()) {
      for (Layer layer : layers.values()) {
        seen.put(layer, new Seen());
        training.put(layer, layer.isTraining());
        hooks.add(layer.hook((called, in, out) -> seen.get(called).call(out)));
      }
      outer.eval();
      Object result = call.get();
      if (seen.get(outer).calls == 0) {
        seen.get(outer).gave(result);
      }
    } finally {
      hooks.forEach(Autograd.Scope::close);
      training.forEach(Layer::setTraining);
    }
    List<Row> rows = new ArrayList<>();
    layers.forEach((path, layer) -> rows.add(row(path, layer, seen.get(layer))));
    return new LayerSummary(rows);
  }

  /** Values in all parameters. */
  public long parameters() {
    return rows.stream().mapToLong(Row::parameters).sum();
  }

  /** Values in the parameters that are not frozen. */
  public long trained() {
    return rows.stream().mapToLong(Row::trained).sum();
  }

  /** Bytes of all parameters and buffers. */
  public long parameterBytes() {
    return rows.stream().mapToLong(Row::parameterBytes).sum();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    line(text, "layer", "output", "parameters", "bytes", "output bytes");
    List<String> above = new ArrayList<>(); // paths of the rows that this one stands below
    for (Row row : rows) {
      above.removeIf(path -> !row.path().startsWith(path));
      int depth = above.size();
      String name = row.path().substring(depth == 0 ? 0 : above.getLast().length());
      above.add(row.path().isEmpty() ? "" : row.path() + ".");
      String output = row.calls() == 0 ? "not called" : String.join(", ", row.outputs());
      line(
          text,
          "  ".repeat(depth) + (name.isEmpty() ? "" : name + ": ") + row.kind() + frozen(row),
          row.calls() > 1 ? output + " (" + row.calls() + " calls)" : output,
          grouped(row.parameters()),
          grouped(row.parameterBytes()),
          grouped(row.outputBytes()));
    }
    return text.append(
            String.format(
                Locale.ROOT,
                "%s parameters, %s of them trained, %s bytes",
                grouped(parameters()),
                grouped(trained()),
                grouped(parameterBytes())))
        .toString();
  }

  private static String frozen(Row row) {
    if (row.trained() == row.parameters()) {
      return "";
    }
    return row.trained() == 0 ? " (frozen)" : " (in part frozen)";
  }

  private static Row row(String path, Layer layer, Seen seen) {
    long[] sums = new long[3];
    LayerFields.eachPart(
        layer,
        (name, part) -> {
          if (part instanceof Parameter parameter) {
            sums[0] += parameter.tensor().numel();
            sums[1] += parameter.isFrozen() ? 0 : parameter.tensor().numel();
            sums[2] += bytes(parameter.tensor());
          } else if (part instanceof Buffer buffer) {
            sums[2] += bytes(buffer.tensor());
          }
        });
    String kind = TypeName.of(layer);
    return new Row(path, kind, seen.outputs, seen.calls, sums[0], sums[1], sums[2], seen.bytes);
  }

  private static long bytes(Tensor tensor) {
    return tensor.numel() * tensor.dtype().bytes();
  }

  private static String grouped(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static void line(StringBuilder text, Object... cells) {
    text.append(String.format(Locale.ROOT, LINE, cells));
  }
}
