package chat.parley.admin.installation;

import chat.parley.contracts.error.ErrorCode;
import chat.parley.platform.problem.Problem;
import chat.parley.platform.problem.ProblemMappers;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Answers {@code unavailable} until the database is up to date. */
@Provider
public class InstallationResource implements ContainerRequestFilter {
    private final InstallationJob installation;

    public InstallationResource(InstallationJob installation) {
        this.installation = installation;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!installation.isDone() && request.getUriInfo().getPath().startsWith("/api/")) {
            request.abortWith(ProblemMappers.response(
                    Problem.of(ErrorCode.UNAVAILABLE, "the database is still coming; try again soon")));
        }
    }
}
