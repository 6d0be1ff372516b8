package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.OperationInfo;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import io.github.restmapfix.fabric8.LastAsked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes out what a path of 404 was made of. If it was right all the same, as behind a proxy that
 * answers 404, the library's next look-up puts it back by one request: hence once a second at most.
 */
public final class FailuresGateway implements Gateway {

  private static final String PATCH = "fabric8.failures";

  private final Copy copy;
  private final LastAsked lastAsked;

  public FailuresGateway(Copy copy) {
    this.copy = copy;
    this.lastAsked = copy.memory(LastAsked.class, LastAsked::new);
  }

  @Override
  public Object answer(Object[] arguments) throws ReflectiveOperationException {
    Map<List<Object>, ResourceDefinitionContext> held = held(arguments);
    for (Map.Entry<List<Object>, ResourceDefinitionContext> stale : stale(held, arguments)) {
      if (lastAsked.isASecondAgo(stale.getKey().toString(), copy.clusters().time().nanos())
          && held.remove(stale.getKey(), stale.getValue())) {
        copy.report().evicted(PATCH, text(stale));
      }
    }
    return null;
  }

  @Override
  public void observe(Object[] arguments) throws ReflectiveOperationException {
    for (Map.Entry<List<Object>, ResourceDefinitionContext> stale :
        stale(held(arguments), arguments)) {
      copy.observer().suspected(PATCH, text(stale));
    }
  }

  /** Nothing for a 404 that tells nothing of its path; there may be many of those. */
  private static Map<List<Object>, ResourceDefinitionContext> held(Object[] arguments)
      throws ReflectiveOperationException {
    return arguments[1] instanceof OperationInfo
            && isOfPath(((KubernetesClientException) arguments[3]).getStatus())
        ? GenericKinds.of((Class<?>) arguments[0], arguments[2])
        : Map.of();
  }

  private List<Map.Entry<List<Object>, ResourceDefinitionContext>> stale(
      Map<List<Object>, ResourceDefinitionContext> held, Object[] arguments) {
    List<Map.Entry<List<Object>, ResourceDefinitionContext>> stale = new ArrayList<>();
    for (Map.Entry<List<Object>, ResourceDefinitionContext> each : held.entrySet()) {
      OperationInfo failed = (OperationInfo) arguments[1];
      if (isMadeOf(each.getValue(), failed) && !copy.ignores(failed.getGroup())) {
        stale.add(each);
      }
    }
    return stale;
  }

  /** Of an absent object, or of a POST into an absent namespace, the server gives the name. */
  private static boolean isOfPath(Status status) {
    return status == null || status.getDetails() == null || status.getDetails().getName() == null;
  }

  private static boolean isMadeOf(ResourceDefinitionContext held, OperationInfo failed) {
    return Objects.equals(held.getGroup(), failed.getGroup())
        && Objects.equals(held.getVersion(), failed.getVersion())
        && Objects.equals(held.getPlural(), failed.getPlural());
  }

  private static String text(Map.Entry<List<Object>, ResourceDefinitionContext> held) {
    return held.getKey() + " as " + held.getValue().getPlural();
  }
}
