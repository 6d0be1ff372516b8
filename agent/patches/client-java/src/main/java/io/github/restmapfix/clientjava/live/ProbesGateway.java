package io.github.restmapfix.clientjava.live;

import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.core.probe.CallSite;
import io.github.restmapfix.core.probe.Question;
import io.github.restmapfix.restmapper.ApiResource;
import io.github.restmapfix.restmapper.GroupVersionKind;
import io.kubernetes.client.Discovery;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.models.V1APIResource;
import io.kubernetes.client.openapi.models.V1APIResourceList;
import java.lang.StackWalker.StackFrame;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Remembers who asked for one version's resources, by whichever method, and the answer. */
public final class ProbesGateway implements Gateway {

  private final Copy copy;
  private final Clients clients;

  public ProbesGateway(Copy copy) {
    this.copy = copy;
    this.clients = new Clients(copy);
  }

  @Override
  public Object answer(Object[] arguments) throws Exception {
    Optional<Question> question = question((String) arguments[2]);
    Optional<Set<String>> kinds = kinds(arguments[3], (Throwable) arguments[4]);
    if (question.isEmpty() || kinds.isEmpty() || !copy.remembersAnswers()) {
      return null;
    }
    Optional<String> site =
        CallSite.current("io.kubernetes.client.", ProbesGateway::asksForOneVersion);
    if (site.isPresent()) {
      copy.told(
          clients.of(Clients.of((Discovery) arguments[1])),
          site.get(),
          question.get(),
          kinds.get());
    }
    return null;
  }

  @Override
  public void observe(Object[] arguments) throws Exception {
    answer(arguments);
  }

  /** Not so the findAll without parameters, which asks for all of them. */
  private static boolean asksForOneVersion(StackFrame frame) {
    return frame.getMethodName().equals("resourceDiscovery")
        || frame.getMethodName().equals("findAll") && !frame.getDescriptor().startsWith("()");
  }

  private Optional<Question> question(String path) {
    String apiVersion = path == null ? "" : path.replaceFirst("^/?(apis|api)/", "");
    return GroupVersionKind.parse(apiVersion, "Any")
        .filter(gvk -> !copy.ignores(gvk.group()))
        .map(gvk -> Question.ofKinds("resourceDiscovery(" + path + ")", gvk.groupVersion()));
  }

  /**
   * Of what the engine, with which it is compared, sees as well: no subresources, say. Empty if the
   * server could not be asked.
   */
  static Optional<Set<String>> kinds(Object resources, Throwable refusal) {
    if (resources instanceof V1APIResourceList) {
      return Optional.of(
          ((V1APIResourceList) resources)
              .getResources().stream()
                  .filter(row -> ApiResource.isAddressable(row.getKind(), row.getName()))
                  .map(V1APIResource::getKind)
                  .collect(Collectors.toSet()));
    }
    return refusal instanceof ApiException && ((ApiException) refusal).getCode() == 404
        ? Optional.of(Question.NO)
        : Optional.empty();
  }
}
