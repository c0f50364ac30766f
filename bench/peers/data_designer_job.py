"""The job by NVIDIA NeMo Data Designer: a seed data set and one LLM text column, by its async engine.

Arguments: path of the settings (JSON). Writes rows as JSON lines {"id", "text"}.
"""

import json
import sys
from pathlib import Path

import data_designer.config as dd
from data_designer.interface import DataDesigner


def main(settings):
    provider = dd.ModelProvider(
        name="mock", endpoint=settings["url"], provider_type="openai", api_key="none"
    )
    model = dd.ModelConfig(
        alias="writer",
        model=settings["model"],
        provider="mock",
        skip_health_check=True,
        inference_parameters=dd.ChatCompletionInferenceParams(
            max_parallel_requests=settings["concurrency"],
            timeout=settings["timeoutSeconds"],
            max_tokens=settings["maxTokens"],
        ),
    )
    builder = dd.DataDesignerConfigBuilder(model_configs=[model])
    builder.with_seed_dataset(dd.LocalFileSeedSource(path=settings["seeds"]))
    prompt = settings["prompt"].replace("{", "{{ ").replace("}", " }}")
    builder.add_column(dd.LLMTextColumnConfig(name="text", model_alias="writer", prompt=prompt))
    designer = DataDesigner(artifact_path=settings["cache"], model_providers=[provider])
    designer.set_run_config(dd.RunConfig(otel_metrics_port=None))
    result = designer.create(builder, num_records=settings["count"], dataset_name="peers")
    with Path(settings["rows"]).open("w") as file:
        for row in result.load_dataset().to_dict("records"):
            file.write(json.dumps({"id": row["id"], "text": row["text"]}) + "\n")


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text()))
