package dev.holdout.engine.reference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdout.engine.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** PyTorch's names of the operations that the engine has, and how each is called here. */
final class TorchOps {

  private static final Map<String, Several> ALL = all();

  /** One operation that gives one tensor. */
  interface Call {
    Tensor on(List<Tensor> in, JsonNode args);
  }

  /** One operation that gives several tensors. */
  interface Several {
    List<Tensor> on(List<Tensor> in, JsonNode args);
  }

  /** What a family adds its operations to; a name given twice is a mistake. */
  static final class Table {

    private final Map<String, Several> entries = new HashMap<>();
    private final Map<String, Call> single = new HashMap<>();

    void one(String name, Call call) {
      single.put(name, call);
      several(name, (in, args) -> List.of(call.on(in, args)));
    }

    void several(String name, Several call) {
      if (entries.put(name, call) != null) {
        throw new AssertionError("operation " + name + " stands in two tables");
      }
    }

    Call get(String name) {
      return single.get(name);
    }
  }

  private TorchOps() {}

  /** How an operation is called; null where there is none of that name. */
  static Several named(String op) {
    return ALL.get(op);
  }

  private static Map<String, Several> all() {
    Table table = new Table();
    PointwiseCalls.addTo(table);
    PairedCalls.addTo(table);
    CreationCalls.addTo(table);
    ViewCalls.addTo(table);
    IndexingCalls.addTo(table);
    ReductionCalls.addTo(table);
    OrderCalls.addTo(table);
    ProductCalls.addTo(table);
    LossCalls.addTo(table);
    TorchOptimizers.addTo(table);
    LayerCalls.addTo(table);
    WriteCalls.addTo(table);
    return Map.copyOf(table.entries);
  }

  static boolean keep(JsonNode args) {
    return args.get("keepdim").asBoolean();
  }

  static int integer(JsonNode args, String name) {
    return args.get(name).intValue();
  }
}
