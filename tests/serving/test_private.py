"""What the forked kernels rest on is still there: each test tells what has moved."""

from __future__ import annotations

from .fresh import in_a_fresh_interpreter


def test_ipykernel_takes_our_stand_in_for_its_debugger() -> None:
    in_a_fresh_interpreter("""
    import ipykernel.ipkernel
    asyncio.run(asyncio.sleep(0, kernel()))

    loaded = sorted(name for name in sys.modules if name.startswith("debugpy"))
    assert not loaded, f"ipykernel imports {loaded[0]} past ipykernel.debugger"
    """)


def test_a_kernel_is_made_without_sockets_and_threads() -> None:
    in_a_fresh_interpreter("""
    import zmq
    async def story():
        made = kernel()
        await private.execute(made, request(made, "1 + 1"))
        threads = len(os.listdir("/proc/self/task"))
        assert threads == 1, f"a kernel without an app now starts {threads - 1} threads"
        history = made.shell.history_manager
        assert not history.enabled, "HistoryManager.enabled is not asked any more"

    asyncio.run(story())
    links = [os.readlink(f"/proc/self/fd/{n}") for n in os.listdir("/proc/self/fd")
             if os.path.exists(f"/proc/self/fd/{n}")]
    sockets = [link for link in links if link.startswith("socket:")]
    assert not sockets, "a kernel without an app now opens sockets"
    """)


def test_a_kernel_says_everything_through_its_session() -> None:
    in_a_fresh_interpreter("""
    async def story():
        made = kernel()
        code = "print('text'); from IPython.display import display; display(7); 42"
        await private.execute(made, request(made, code))
        await private.execute(made, request(made, "1 / 0"))

    asyncio.run(story())
    assert said("stream") == [{"name": "stdout", "text": "text\\n"}], (
        "execute does not flush sys.stdout at its end any more")
    assert [c["data"]["text/plain"] for c in said("display_data")] == ["7"], (
        "the display publisher does not use Session.send any more")
    assert [c["data"]["text/plain"] for c in said("execute_result")] == ["42"], (
        "the display hook does not use Session.send any more")
    assert [c["ename"] for c in said("error")] == ["ZeroDivisionError"], (
        "the traceback of a cell does not go through Session.send any more")
    states = [c["execution_state"] for c in said("status")]
    assert states[-2:] == ["busy", "idle"], "a kernel does not tell its end any more"
    """)


def test_what_a_kernel_says_follows_its_request() -> None:
    in_a_fresh_interpreter("""
    async def story():
        made = kernel()
        asked = request(made, "print('text')")
        await private.execute(made, asked)
        [stream] = [m for m in heard if m["header"]["msg_type"] == "stream"]
        assert stream["parent_header"]["msg_id"] == asked["header"]["msg_id"], (
            "Kernel.get_parent does not tell the message that is handled any more")

        made.set_parent([], {"header": {"msg_id": "page-1"}})
        print("more", flush=True)
        assert heard[-1]["parent_header"]["msg_id"] == "page-1", (
            "Kernel.set_parent has other arguments, or another effect")

    asyncio.run(story())
    """)


def test_models_are_counted_and_their_news_goes_through_the_session() -> None:
    in_a_fresh_interpreter("""
    async def story():
        made = kernel()
        code = "import ipywidgets; box = ipywidgets.IntText(); box.value = 3"
        await private.execute(made, request(made, code))
        opened = [content["comm_id"] for content in said("comm_open")]
        assert opened and opened[0] == "nl/00-start:1", (
            "widgets do not take their comms from comm.create_comm any more")
        assert said("comm_msg"), "comms do not use Session.send any more"

        box = opened[-1]
        assert box in made.comm_manager.comms, "CommManager.comms has moved"
        data = {"method": "update", "state": {"value": 4}, "buffer_paths": []}
        content = {"comm_id": box, "data": data}
        made.comm_manager.comm_msg(None, None, {"content": content, "buffers": []})
        await private.execute(made, request(made, "box.value"))
        assert said("execute_result")[-1]["data"]["text/plain"] == "4", (
            "CommManager.comm_msg does not reach a widget any more")

    asyncio.run(story())
    """)


def test_a_cell_may_wait_for_something() -> None:
    in_a_fresh_interpreter("""
    async def story():
        made = kernel()
        code = "import asyncio; await asyncio.sleep(0); 42"
        await private.execute(made, request(made, code))

    asyncio.run(story())
    assert [c["data"]["text/plain"] for c in said("execute_result")] == ["42"], (
        "a cell that awaits asks for something that a kernel without threads lacks")
    """)


def test_a_kernel_goes_on_in_another_loop() -> None:
    in_a_fresh_interpreter("""
    async def begin():
        made = kernel()
        await private.execute(made, request(made, "value = 1"))
        return made

    made = asyncio.run(begin())
    loop = asyncio.new_event_loop()
    private.move_to_loop(made, loop)
    assert made.io_loop.asyncio_loop is loop, "Kernel.io_loop is not what runs it"

    code = "await __import__('asyncio').sleep(0); value + 1"
    loop.run_until_complete(private.execute(made, request(made, code)))
    assert said("execute_result")[-1]["data"]["text/plain"] == "2", (
        "something of the kernel is bound to the loop in which it was made")
    loop.close()
    """)


def test_memory_can_be_given_back() -> None:
    in_a_fresh_interpreter("""
    import ctypes, platform
    if platform.libc_ver()[0] == "glibc":
        assert hasattr(ctypes.CDLL(None), "malloc_trim"), "glibc has no malloc_trim"
    private.give_back_memory()
    """)
