package dev.holdout.engine.nn;

import dev.holdout.engine.shape.DType;
import dev.holdout.engine.shape.DeviceException;
import dev.holdout.engine.shape.Given;
import dev.holdout.engine.shape.Shape;
import dev.holdout.engine.shape.TypeName;
import dev.holdout.engine.tensor.Autograd;
import dev.holdout.engine.tensor.Device;
import dev.holdout.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is saved of a layer, and how it is put back. */
final class LayerState {

  private LayerState() {}

  /** Parameters and saved buffers by path; the tensors themselves, not copies. */
  static Map<String, Tensor> tensors(Layer layer) {
    Map<String, Tensor> found = new LinkedHashMap<>();
    LayerFields.walk(
        layer,
        (path, part) -> {
          if (part instanceof Parameter parameter) {
            found.put(path, parameter.tensor());
          } else if (part instanceof Buffer buffer && buffer.isSaved()) {
            found.put(path, buffer.tensor());
          }
        });
    return found;
  }

  static Map<String, Tensor> copies(Layer layer) {
    Map<String, Tensor> state = new LinkedHashMap<>();
    tensors(layer).forEach((path, tensor) -> state.put(path, tensor.detach().copy()));
    return state;
  }

  static LoadReport load(Layer layer, Map<String, Tensor> state, boolean strict) {
    Given.present(state, TypeName.of(layer), "the state");
    Map<String, Tensor> own = tensors(layer);
    LoadReport report =
        new LoadReport(
            own.keySet().stream().filter(state::containsKey).toList(),
            own.keySet().stream().filter(path -> !state.containsKey(path)).toList(),
            state.keySet().stream().filter(path -> !own.containsKey(path)).toList());
    List<String> faults = new ArrayList<>();
    List<String> misfits = new ArrayList<>();
    own.forEach((path, tensor) -> {
      Tensor given = state.get(path);
      if (given != null && !fits(given, tensor)) {
        faults.add("%s is %s, but the layer has %s".formatted(path, text(given), text(tensor)));
        misfits.add(path);
      }
    });
    if (strict) {
      report.missing().forEach(path -> faults.add(path + " is missing"));
      report.unexpected().forEach(path -> faults.add(path + " is not in the layer (unexpected)"));
    }
    if (!faults.isEmpty()) {
      throw new StateException(
          "%s: the state does not fit: %s; build the layer with the sizes that were saved%s"
              .formatted(TypeName.of(layer), String.join(", ", faults), remedy(misfits)));
    }
    try (var _ = Autograd.noGrad()) {
      own.forEach((path, tensor) -> {
        if (state.containsKey(path)) {
          tensor.copyFrom(state.get(path));
        }
      });
    }
    return report;
  }

  /** Counters by path. */
  static Map<String, Counter> counters(Layer layer) {
    Map<String, Counter> found = new LinkedHashMap<>();
    LayerFields.walk(
        layer,
        (path, part) -> {
          if (part instanceof Counter counter) {
            found.put(path, counter);
          }
        });
    return found;
  }

  static void count(Layer layer, Map<String, Tensor> saved) {
    Map<String, Counter> own = counters(layer);
    if (!own.keySet().equals(Given.present(saved, TypeName.of(layer), "the map").keySet())) {
      throw new StateException(
          "%s: it counts %s, but %s were given; pass what counters() of the same net gave"
              .formatted(TypeName.of(layer), own.keySet(), saved.keySet()));
    }
    saved.forEach((path, value) -> {
      if (value == null || value.dtype() != DType.I64 || value.numel() != 1) {
        throw new StateException(
            "%s: the counter %s is %s, but must be one int64; pass what counters() gave"
                .formatted(TypeName.of(layer), path, value == null ? "null" : text(value)));
      }
    });
    saved.forEach((path, value) -> own.get(path).set(value.itemLong()));
  }

  static void move(Layer layer, Device device) {
    Given.present(device, "to", "the device");
    LayerFields.walk(
        layer,
        (path, part) -> {
          switch (part) {
            case Parameter parameter -> check(path, parameter.tensor(), device);
            case Buffer buffer -> check(path, buffer.tensor(), device);
            default -> {} // a layer: its parts come after it
          }
        });
  }

  private static void check(String path, Tensor tensor, Device device) {
    if (!tensor.device().equals(device)) {
      throw new DeviceException(
          "to: %s lies on %s and cannot go to %s; this build computes on cpu"
              .formatted(path, tensor.device(), device));
    }
  }

  /** Of the same sizes, and of a type whose numbers the layer's can stand for. */
  private static boolean fits(Tensor given, Tensor own) {
    return given.dtype().kind().compareTo(own.dtype().kind()) <= 0
        && Arrays.equals(given.sizes(), own.sizes());
  }

  private static String remedy(List<String> misfits) {
    return misfits.isEmpty()
        ? ", or load what fits with loadStateDict(state, false)"
        : ", or take %s out of the state and load the rest with loadStateDict(state, false)"
            .formatted(String.join(", ", misfits));
  }

  private static String text(Tensor tensor) {
    return tensor.dtype().torchName() + " " + Shape.text(tensor.sizes());
  }
}
