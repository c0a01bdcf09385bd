// SPDX-License-Identifier: Apache-2.0
package org.zhengtong.kernel.problem;

import static org.zhengtong.kernel.problem.WhoFixes.CALLER;
import static org.zhengtong.kernel.problem.WhoFixes.HUB_OPERATOR;

/** Refusals any endpoint can give: the shape of a request, the load, and our own failures. */
public enum RequestProblem implements Problem {
    VALUE_INVALID(400, "请求中的值不符合要求", "A value in the request is not valid", false, CALLER),
    JSON_MALFORMED(400, "请求体不是合法的 JSON", "The request body is not well-formed JSON", false, CALLER),
    BODY_TOO_LARGE(413, "请求体超过上限", "The request body exceeds the limit", false, CALLER),
    NOT_FOUND(404, "没有这个地址或对象", "There is nothing at this address", false, CALLER),
    METHOD_NOT_ALLOWED(405, "该地址不支持此方法", "This address does not support the method", false, CALLER),
    NOT_ACCEPTABLE(406, "无法按要求的格式应答", "No requested representation can be produced", false, CALLER),
    MEDIA_TYPE_UNSUPPORTED(415, "不支持该内容类型", "The content type is not supported", false, CALLER),
    PRECONDITION_REQUIRED(428, "须携带 If-Match", "The request must carry If-Match", false, CALLER),
    PRECONDITION_FAILED(412, "对象已被他人修改", "The object has changed since it was read", false, CALLER),
    REQUEST_INVALID(400, "请求不符合要求", "The request is not valid", false, CALLER),
    OVERLOADED(503, "系统繁忙,请稍后重试", "The system is busy; try again shortly", true, HUB_OPERATOR),
    INTERNAL(500, "系统内部错误", "Something failed inside the system", true, HUB_OPERATOR);

    private final Refusal refusal;

    RequestProblem(int status, String zh, String en, boolean retryable, WhoFixes whoFixes) {
        refusal = new Refusal(status, zh, en, retryable, whoFixes);
    }

    @Override
    public Refusal refusal() {
        return refusal;
    }
}
