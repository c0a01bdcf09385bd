// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.node.attachment;

import static org.zhengtong.kernel.problem.WhoFixes.CALLER;

import org.zhengtong.kernel.problem.Problem;
import org.zhengtong.kernel.problem.Refusal;

/** Refusals of attachments. */
public enum AttachmentProblem implements Problem {
    /** Kind and target do not fit together. */
    ATTACHMENT_INVALID(400, "挂接方式与目标不符", "The attachment's kind and target do not fit together"),
    /** Only the resource's provider attaches it. */
    ATTACHMENT_NOT_YOURS(403, "只有资源的提供方可以挂接", "Only the resource's provider can attach it"),
    /** Another organisation has attached a service at this host and port. */
    ATTACHMENT_ADDRESS_TAKEN(409, "该服务地址已由其他单位挂接", "Another organisation has attached a service at this address"),
    /** Nothing to detach. */
    ATTACHMENT_UNKNOWN(404, "该数据资源未挂接", "The resource is not attached"),
    /** No published resource of this node. */
    ATTACHMENT_RESOURCE_UNKNOWN(404, "本节点没有发布该数据资源", "This node has published no such resource");

    private final Refusal refusal;

    AttachmentProblem(int status, String zh, String en) {
        refusal = new Refusal(status, zh, en, false, CALLER);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
