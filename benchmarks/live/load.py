"""``python -m benchmarks.live.load``: plays one plan over real sockets, loopback only. The plan comes in, the result goes out, as JSON."""

import asyncio
import json
import random
import sys
import time
from contextlib import suppress

import uvloop

from benchmarks.live.devices import Devices, EchoDevices, RoomDevices
from benchmarks.live.figures import first_few
from benchmarks.live.plan import MOST_SECONDS, Burst, Plan, Played, Result
from benchmarks.server import cpu_of, memory_of

JOIN_AT_ONCE = 20
REST = 0.05
"""Seconds between one step and the next, so that each is measured alone."""
COUNT = 0.2
"""Seconds after the last acknowledgement that still belong to a burst: the host's screen gets its last count."""

REST_BEFORE_MEMORY = 1.0


async def play(plan: Plan) -> Result:
    """Join, then step through every item of every burst."""
    devices = EchoDevices(plan) if plan.is_echo else RoomDevices(plan)
    result = Result()
    await _join(devices, plan, result)
    for burst in plan.bursts:
        result.bursts[burst.name] = await _burst(devices, plan, burst, result)
    result.shown_to_all.append(1000 * await devices.advance())  # in a room: the end
    result.memory_end = memory_of(plan.pid)
    result.answers = devices.answers
    devices.close()
    return result


async def _join(devices: Devices, plan: Plan, result: Result) -> None:
    """A few first, so that what the server needs once is not counted as the price of a player; then the others."""
    first = first_few(plan.players)
    await devices.join_host()
    await asyncio.gather(*(devices.join(number) for number in range(first)))
    await asyncio.sleep(REST_BEFORE_MEMORY)
    result.memory_before = memory_of(plan.pid)
    begun = time.perf_counter()
    turns = asyncio.Semaphore(JOIN_AT_ONCE)

    async def join(number: int) -> None:
        async with turns:
            await devices.join(number)

    await asyncio.gather(*(join(number) for number in range(first, plan.players)))
    result.join = 1000 * (time.perf_counter() - begun)
    await asyncio.sleep(REST_BEFORE_MEMORY)
    result.memory_joined = memory_of(plan.pid)


async def _burst(devices: Devices, plan: Plan, burst: Burst, result: Result) -> Played:
    played = Played()
    for item_id, response in burst.items:
        for what in devices.STEPS:
            if what == "answers":
                await _answers(devices, plan, played, burst.over, devices.message(item_id, response))
            else:
                result.shown_to_all.append(1000 * await devices.advance())
            await asyncio.sleep(REST)
        await asyncio.sleep(plan.rest)
        played.refused += devices.refused[item_id]
    taps = plan.players * len(burst.items)
    played.server_cpu, played.client_cpu = 1000 * played.server_cpu / taps, 1000 * played.client_cpu / taps
    return played


async def _answers(devices: Devices, plan: Plan, played: Played, over: float, text: bytes) -> None:
    """Everybody taps once. Frames are made beforehand; the order of taps is another one each time."""
    devices.acknowledged.clear()
    frames = [(number, devices.wires[number].frame(text)) for number in range(plan.players)]
    random.shuffle(frames)
    before = cpu_of(plan.pid), time.process_time()
    begun, sent = time.perf_counter(), {}
    for place, (number, frame) in enumerate(frames):
        wait = begun + over * place / plan.players - time.perf_counter()
        if over and wait > 0:
            await asyncio.sleep(wait)
        sent[number] = devices.wires[number].write(frame)
    with suppress(TimeoutError):
        await devices.all_acknowledged()
    played.client_cpu += time.process_time() - before[1]
    await asyncio.sleep(COUNT)
    played.server_cpu += cpu_of(plan.pid) - before[0]
    played.acknowledged += [1000 * (at - sent[number]) for number, at in devices.acknowledged.items()]
    played.whole_bursts.append(1000 * (max(devices.acknowledged.values(), default=begun) - begun))
    played.unacknowledged += plan.players - len(devices.acknowledged)


async def main() -> None:
    async with asyncio.timeout(MOST_SECONDS):
        result = await play(Plan.model_validate_json(sys.stdin.read()))
    print(json.dumps(result.model_dump(mode="json")))


if __name__ == "__main__":
    uvloop.run(main())
