package io.github.restmapfix.fabric8.live;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.OperationInfo;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.github.restmapfix.core.Copy;
import io.github.restmapfix.core.Gateway;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes out what a path of 404 was made of. If it was right all the same, the library's next
 * look-up, one request, puts it back.
 */
public final class FailuresGateway implements Gateway {

  private final Copy copy;

  public FailuresGateway(Copy copy) {
    this.copy = copy;
  }

  @Override
  public Object answer(Object[] arguments) throws ReflectiveOperationException {
    Object operation = arguments[1];
    if (operation instanceof OperationInfo
        && isOfPath(((KubernetesClientException) arguments[3]).getStatus())) {
      OperationInfo failed = (OperationInfo) operation;
      if (failed.getGroup() != null && !copy.ignores(failed.getGroup())) {
        evict(GenericKinds.of((Class<?>) arguments[0], arguments[2]), failed);
      }
    }
    return null;
  }

  /** Of an absent object, or of a POST into an absent namespace, the server gives the name. */
  private static boolean isOfPath(Status status) {
    return status == null || status.getDetails() == null || status.getDetails().getName() == null;
  }

  private void evict(
      Map<List<Object>, ResourceDefinitionContext> definitions, OperationInfo failed) {
    for (Map.Entry<List<Object>, ResourceDefinitionContext> held : definitions.entrySet()) {
      if (isMadeOf(held.getValue(), failed) && definitions.remove(held.getKey(), held.getValue())) {
        copy.report().evicted("fabric8.failures", held.getKey() + " as " + failed.getPlural());
      }
    }
  }

  private static boolean isMadeOf(ResourceDefinitionContext held, OperationInfo failed) {
    return Objects.equals(held.getGroup(), failed.getGroup())
        && Objects.equals(held.getVersion(), failed.getVersion())
        && Objects.equals(held.getPlural(), failed.getPlural());
  }
}
