// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.attachment;

import static org.zhengtong.node.attachment.AttachmentProblem.ATTACHMENT_INVALID;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.zhengtong.kernel.problem.ProblemException;
import org.zhengtong.schemas.code.ResourceCode;

/**
 * How one resource's provider is reached.
 *
 * @param url of the provider's service; HTTP only
 * @param applicationSystem whose agent serves the resource; AGENT only
 * @param timeout how long the provider may take at most
 */
public record Attachment(
        ResourceCode resource, Kind kind, Optional<URI> url, Optional<String> applicationSystem, Duration timeout) {

    /** The two ways. */
    public enum Kind {
        /** The node calls the provider's service with a signed POST. */
        HTTP,
        /** The provider's agent (前置机) has dialled in. */
        AGENT
    }

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    public Attachment {
        require(url.isPresent() == (kind == Kind.HTTP), "url is for HTTP, and needed there");
        require(
                applicationSystem.isPresent() == (kind == Kind.AGENT),
                "applicationSystem is for AGENT, and needed there");
        require(url.stream().allMatch(Attachment::callable), "url must be http://host/… or https://host/…");
    }

    /** Whether an agent of this application system may answer for the resource. */
    public boolean servedBy(String system) {
        return applicationSystem.filter(system::equals).isPresent();
    }

    /** Host and port of the provider's service, in one spelling; an agent has none. */
    Optional<String> server() {
        return url.map(address -> {
            String host = address.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
            int usual = "https".equals(address.getScheme()) ? HTTPS_PORT : HTTP_PORT;
            return host + ":" + (address.getPort() < 0 ? usual : address.getPort());
        });
    }

    private static boolean callable(URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        return web && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ProblemException(ATTACHMENT_INVALID, otherwise);
        }
    }
}
