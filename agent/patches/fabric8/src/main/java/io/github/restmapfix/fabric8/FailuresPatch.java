package io.github.restmapfix.fabric8;

import io.github.restmapfix.core.Patch;
import io.github.restmapfix.core.Target;
import java.util.List;

/**
 * The same defect as {@code fabric8.paths} in releases that have no place to send a request again
 * from, or none that we know: what a path was made of goes with its 404, so that the next look-up
 * asks the server. One patch for three shapes of the method where an answer becomes an exception.
 */
final class FailuresPatch implements Patch {

  private static final String HTTP =
      "(Lio/fabric8/kubernetes/client/http/HttpRequest;Lio/fabric8/kubernetes/client/http/HttpResponse;)V";

  private final Target target;

  private FailuresPatch(String type, String descriptor) {
    this.target = Target.type(type).method("assertResponseCode", descriptor);
  }

  static List<Patch> shapes() {
    String until512 = "io.fabric8.kubernetes.client.dsl.base.OperationSupport";
    return List.of(
        new FailuresPatch(until512, "(Lokhttp3/Request;Lokhttp3/Response;)V"),
        new FailuresPatch(until512, HTTP),
        new FailuresPatch("io.fabric8.kubernetes.client.dsl.internal.OperationSupport", HTTP));
  }

  @Override
  public String name() {
    return "fabric8.failures";
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public String advice() {
    return "io.github.restmapfix.fabric8.live.FailuresAdvice";
  }

  @Override
  public String gateway() {
    return "io.github.restmapfix.fabric8.live.FailuresGateway";
  }
}
