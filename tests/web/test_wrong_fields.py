"""A page that comes back with something wrong opens where it is, also where that is far down."""

import re

from scenes import CLOSED, Scene


def test_a_wrong_code_under_delete_is_where_the_page_opens(scene: Scene) -> None:
    token = scene.fay.client.get(f"/r/{CLOSED}/token").get_json()["token"]
    data = {"code": "WR0NG", "csrf_token": token}
    refused = scene.fay.client.post(f"/programme/{CLOSED}/keeping/delete", data=data)
    [opened] = re.findall(r"<input[^>]*autofocus[^>]*>", refused.get_data(as_text=True))

    assert refused.status_code == 400
    assert 'id="code-delete"' in opened
    assert 'aria-describedby="fault-delete"' in opened
    assert scene.fay.client.get(f"/programme/{CLOSED}/keeping").status_code == 200
