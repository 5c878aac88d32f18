"""What the server rests on in other libraries is still there."""

from __future__ import annotations

import inspect

import pytest
from jupyter_client.session import Session

from workbook.serving.forking.session import PipeSession

from .fresh import in_a_fresh_interpreter


@pytest.mark.parametrize("method", ["send", "feed_identities", "deserialize"])
def test_a_session_is_asked_as_ours_answers(method: str) -> None:
    theirs = inspect.signature(getattr(Session, method))
    ours = inspect.signature(getattr(PipeSession, method))

    assert list(theirs.parameters) == list(ours.parameters), (
        f"jupyter_client has changed the arguments of Session.{method}"
    )


def test_all_widgets_are_found_by_their_ids() -> None:
    in_a_fresh_interpreter("""
    from workbook.serving.forking.execution import living_widgets, widget_models

    async def story():
        made = kernel()
        code = "import ipywidgets; box = ipywidgets.IntText(4)"
        await private.execute(made, request(made, code))
        assert any(model["state"].get("value") == 4 for model in
                   widget_models().values()), (
            "Widget.get_manager_state does not tell every model any more")
        assert made.shell.user_ns["box"] in living_widgets(), (
            "widget_serialization does not find a widget by its id any more")

    asyncio.run(story())
    """)


def test_voila_asks_its_subclass_for_settings_handlers_and_a_port() -> None:
    in_a_fresh_interpreter("""
    import tempfile
    from voila.app import Voila
    asked = []

    class Recorder(Voila):
        def setup_template_dirs(self):
            asked.append("setup_template_dirs")
            super().setup_template_dirs()

        def init_settings(self):
            asked.append("init_settings")
            settings = super().init_settings()
            assert "voila_jinja2_env" in settings, "Voila's Jinja environment has moved"
            assert hasattr(self.kernel_manager, "allowed_message_types"), (
                "Voila's kernel manager filters messages in another way")
            return settings

        def init_handlers(self):
            asked.append("init_handlers")
            return []

        def listen(self):
            asked.append("listen")
            assert os.path.isdir(self.connection_dir), "Voila.connection_dir has moved"

    with tempfile.TemporaryDirectory() as folder:
        app = Recorder(connection_dir_root=folder)
        app.initialize([])
        app.start()
    order = ["setup_template_dirs", "init_settings", "init_handlers", "listen"]
    assert asked == order, f"Voila asks its subclass for {asked}"
    assert callable(app._handle_signal_stop), "Voila._handle_signal_stop has moved"
    """)
