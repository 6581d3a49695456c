using System.Text;
using SourceMaps;
using SourceMaps.Console;

// Names of sources and source lines are Unicode, whatever the console was set to.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return Application.Run(args, Console.Out, Console.Error);
